-- The other claims of these circles.
CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT topic, claim_id, md5_number_lower(claim_id) AS claim_key, repeats
FROM store.claim_keys
WHERE rowid IN (SELECT claim FROM circle_keys ANTI JOIN these_articles USING (article_key))
