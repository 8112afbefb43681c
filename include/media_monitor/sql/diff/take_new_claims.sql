-- What these articles said when they were last compared, where nobody touched them since.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT claim_id, md5_number_lower(claim_id) AS claim_key
FROM own_keys
ANTI JOIN touched_claims USING (claim_id)
