DELETE FROM store.statement_names
WHERE statement_key IN (SELECT statement_key FROM moved)
