DELETE FROM store.statement_claims
USING these_statements AS these
WHERE statement_claims.topic = these.topic AND statement_claims.statement_id = these.statement_id
