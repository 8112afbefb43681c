-- Articles to compare anew that speak, or have spoken, to a question; those of one time together.
WITH speaking AS (
    SELECT article_id FROM told
    UNION
    SELECT article_id
    FROM store.claim_keys
    WHERE article_key IN (SELECT md5_number_lower(article_id) FROM store.touched_articles)
)

SELECT article_id
FROM speaking
LEFT JOIN (
    SELECT article_id, published FROM store.articles SEMI JOIN speaking USING (article_id)
) USING (article_id)
GROUP BY article_id
ORDER BY min(published), article_id
