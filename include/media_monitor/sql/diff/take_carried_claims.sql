-- The claims behind these statements.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT topic, claim_id, statement_id, place
FROM store.statement_claims
SEMI JOIN these_statements USING (topic, statement_id)
