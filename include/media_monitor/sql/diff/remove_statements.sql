DELETE FROM store.statements
WHERE statement_key IN (SELECT statement_key FROM moved)
