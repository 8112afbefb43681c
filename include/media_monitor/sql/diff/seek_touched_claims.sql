CREATE OR REPLACE TEMP TABLE wanted_claims AS SELECT DISTINCT claim_id, claim_key FROM touched_claims
