-- The claims of a statement, by its id of now or before, or one claim, with all that was read.
WITH named AS (
    SELECT topic, statement_id
    FROM store.statement_names
    WHERE utterance_id = $id
    QUALIFY statement_id = $id OR count(*) FILTER (statement_id = $id) OVER () = 0
),

wanted AS (
    SELECT topic, statement_id, claim_id, place
    FROM store.statement_claims
    SEMI JOIN named USING (topic, statement_id)
    UNION ALL
    SELECT positions.topic, carried.statement_id, claims.claim_id, 0 AS place
    FROM store.claims
    LEFT JOIN store.decided_positions AS positions
        ON positions.claim_id = claims.claim_id
        AND (positions.on_question OR positions.is_proposed OR positions.rulings IS NOT NULL)
    LEFT JOIN store.statement_claims AS carried
        ON carried.topic = positions.topic AND carried.claim_id = claims.claim_id
    WHERE claims.claim_id = $id
)

SELECT DISTINCT
    wanted.topic, wanted.statement_id, wanted.place, claims.claim_id, articles.address,
    articles.outlet, strftime(articles.published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    claims.text AS words, claims.spans, claims.sentence, claims.speaker, claims.organisation,
    claims.speech, claims.said, positions.read_stance, positions.rule, positions.stance,
    positions.decided_by, positions.decided_speaker,
    coalesce(positions.on_question, false) AS on_question
FROM wanted
JOIN store.claims USING (claim_id)
JOIN store.current_articles AS articles USING (article_id)
LEFT JOIN store.decided_positions AS positions
    ON positions.topic = wanted.topic AND positions.claim_id = wanted.claim_id
ORDER BY wanted.topic, wanted.statement_id, wanted.place, claims.claim_id, articles.address
