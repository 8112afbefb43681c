CREATE OR REPLACE TEMP TABLE counted AS
SELECT speaker, organisation, sum(articles)::BIGINT AS articles
FROM (
    FROM store.attested
    UNION ALL
    SELECT speaker, organisation, count(*) FROM heard GROUP BY ALL
    UNION ALL
    SELECT speaker, organisation, -count(*) FROM former_attestations GROUP BY ALL
)
GROUP BY ALL
HAVING sum(articles) > 0
