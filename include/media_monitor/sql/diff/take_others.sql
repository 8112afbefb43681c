-- What the claims met say, beside those of these articles, which are sought themselves.
CREATE OR REPLACE TEMP TABLE others AS
SELECT rowid AS other, article_key, topic, circle, speaker, organisation, stems
FROM store.claim_keys
WHERE rowid IN (SELECT other FROM met)
