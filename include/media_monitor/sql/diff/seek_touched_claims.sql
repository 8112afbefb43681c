CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT DISTINCT claim_id, claim_key, article_key FROM told_claims
