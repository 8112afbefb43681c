CREATE OR REPLACE TEMP TABLE counted AS
SELECT speaker, organisation, sum(claims)::BIGINT AS claims
FROM (
    FROM store.said
    UNION ALL
    SELECT speaker, organisation, count(*) FROM touched_told GROUP BY ALL
    UNION ALL
    SELECT speaker, organisation, -count(*) FROM former_keys GROUP BY ALL
)
GROUP BY ALL
HAVING sum(claims) > 0
