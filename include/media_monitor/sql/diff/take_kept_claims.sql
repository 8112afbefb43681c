-- The other claims of these circles.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT topic, claim_id, md5_number_lower(claim_id) AS claim_key, repeats
FROM store.claim_keys
WHERE rowid IN (
    SELECT rowid
    FROM store.claim_keys
    SEMI JOIN these_circles USING (circle_key)
    ANTI JOIN these_articles USING (article_key)
)
