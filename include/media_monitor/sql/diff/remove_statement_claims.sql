DELETE FROM store.statement_claims
WHERE statement_key IN (SELECT statement_key FROM moved)
