-- Claims that decisions can be about: at the address of one of theirs, or in the very same words.
WITH anchors AS (
    SELECT unnest(from_json(
        $anchors::JSON, '[{"address": "VARCHAR", "words": "VARCHAR", "speaker": "VARCHAR"}]'
    ), max_depth := 2)
)

SELECT DISTINCT claims.claim_id, articles.address, claims.text AS words, claims.speaker
FROM store.claims
JOIN store.current_articles AS articles USING (article_id)
WHERE articles.address IN (SELECT address FROM anchors)
    OR (claims.text, claims.speaker) IN (SELECT (words, speaker) FROM anchors)
ORDER BY ALL
