-- The claims behind these statements.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT topic, claim_id, md5_number_lower(claim_id) AS claim_key, statement_id, place
FROM store.statement_claims
WHERE rowid IN (
    SELECT rowid FROM store.statement_claims SEMI JOIN these_statements USING (statement_key)
)
