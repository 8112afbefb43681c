SELECT *
FROM (
    SELECT *
    FROM touched_told
    WHERE rowid IN (
        SELECT rowid
        FROM touched_told
        WHERE article_key IN (SELECT article_key FROM these_articles)
    )
    UNION ALL
    FROM told
)
ORDER BY topic, claim_id
