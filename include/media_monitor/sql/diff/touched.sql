-- Articles to compare anew that speak, or have spoken, to a question; those of one time together.
WITH speaking AS (
    SELECT article_id FROM touched_told
    UNION
    SELECT article_id FROM former_keys
)

SELECT article_id
FROM speaking
LEFT JOIN (
    SELECT article_id, published
    FROM store.articles
    WHERE rowid IN (
        SELECT rowid
        FROM store.articles
        WHERE article_key IN (SELECT md5_number_lower(article_id) FROM speaking)
    )
) USING (article_id)
GROUP BY article_id
ORDER BY min(published), article_id
