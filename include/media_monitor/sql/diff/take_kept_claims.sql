-- The other claims of these circles.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT topic, claim_id, repeats
FROM store.claim_keys
SEMI JOIN these_circles USING (topic, circle)
ANTI JOIN these_articles USING (article_id)
