CREATE OR REPLACE TEMP TABLE fresh_claims AS
SELECT claim_id
FROM touched_claims
SEMI JOIN (FROM touched_pages SEMI JOIN fresh_pages USING (address_key)) USING (article_key)
