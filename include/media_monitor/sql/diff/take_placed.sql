-- Claims that are compared whatever their words: told beside the same words in another article, or
-- by a headline on the day of what it announces.
CREATE OR REPLACE TEMP TABLE placed AS
SELECT one, keys.rowid AS other
FROM store.claim_keys AS keys
JOIN (SELECT one, block_id, article_key FROM sought ANTI JOIN these_articles USING (article_key))
    USING (block_id, article_key)
UNION ALL
SELECT one, keys.rowid AS other
FROM store.claim_keys AS keys
JOIN sought AS here USING (block_id, said_from, said_until)
WHERE here.is_headline OR keys.is_headline
