DELETE FROM store.statement_claims
