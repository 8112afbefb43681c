CREATE OR REPLACE TEMP TABLE flagged_claims AS
SELECT topic, statement_id, claim_id, md5_number_lower(claim_id) AS claim_key, place
FROM store.statement_claims
WHERE rowid IN (SELECT rowid FROM store.statement_claims SEMI JOIN flagged USING (statement_key))
