-- The claims of these articles: as read now, or as compared last where nobody touched the article
-- until now.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT claim_id FROM touched_claims SEMI JOIN these_articles USING (article_id)
UNION
SELECT claim_id FROM own_keys
