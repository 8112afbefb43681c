CREATE OR REPLACE TEMP TABLE counted AS
SELECT speaker, organisation, sum(articles)::BIGINT AS articles
FROM (
    FROM store.attested
    UNION ALL
    SELECT speaker, organisation, count(*) FROM heard GROUP BY ALL
    UNION ALL
    SELECT speaker, organisation, -count(*)
    FROM store.attestations
    WHERE rowid IN (
        SELECT rowid FROM store.attestations SEMI JOIN touched_keys USING (article_key)
    )
    GROUP BY ALL
)
GROUP BY ALL
HAVING sum(articles) > 0
