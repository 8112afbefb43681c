-- Claims that decisions can be about: at the address of one of theirs, or in the very same words.
WITH anchors AS (
    SELECT DISTINCT unnest(from_json(
        $anchors::JSON, '[{"address": "VARCHAR", "words": "VARCHAR", "speaker": "VARCHAR"}]'
    ), max_depth := 2)
),

current_ones AS MATERIALIZED (
    SELECT article_id, address FROM store.current_articles
),

found AS (
    SELECT claims.claim_id, claims.article_id, claims.text, claims.speaker
    FROM store.claims
    SEMI JOIN anchors ON claims.text = anchors.words AND claims.speaker = anchors.speaker
    UNION
    SELECT claims.claim_id, claims.article_id, claims.text, claims.speaker
    FROM store.claims
    SEMI JOIN (FROM current_ones SEMI JOIN anchors USING (address)) AS there USING (article_id)
)

SELECT DISTINCT found.claim_id, current_ones.address, found.text AS words, found.speaker
FROM found
JOIN current_ones USING (article_id)
ORDER BY ALL
