CREATE OR REPLACE TEMP TABLE counted AS
SELECT speaker, organisation, sum(claims)::BIGINT AS claims
FROM (
    FROM store.said
    UNION ALL
    SELECT speaker, organisation, count(*) FROM told GROUP BY ALL
    UNION ALL
    SELECT speaker, organisation, -count(*)
    FROM store.claim_keys
    SEMI JOIN store.touched_articles USING (article_id)
    GROUP BY ALL
)
GROUP BY ALL
HAVING sum(claims) > 0
