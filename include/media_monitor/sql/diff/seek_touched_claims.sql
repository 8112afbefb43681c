CREATE OR REPLACE TEMP TABLE wanted_claims AS SELECT DISTINCT claim_id FROM touched_claims
