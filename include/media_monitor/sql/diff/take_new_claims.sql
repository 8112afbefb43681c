-- The claims of these articles: as read now, or as compared last where nobody touched the article
-- until now.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT claim_id, claim_key FROM touched_claims SEMI JOIN these_articles USING (article_key)
UNION
SELECT claim_id, md5_number_lower(claim_id) FROM own_keys
