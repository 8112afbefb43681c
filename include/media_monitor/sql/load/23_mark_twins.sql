-- Of the very same article at several addresses one counts.
UPDATE store.articles
SET is_twin = twins.is_twin
FROM (
    SELECT page_id, row_number() OVER (PARTITION BY article_id ORDER BY page_id) > 1 AS is_twin
    FROM store.articles
    SEMI JOIN store.touched_articles USING (article_id)
    WHERE is_current AND kept
) AS twins
WHERE twins.page_id = articles.page_id AND twins.is_twin IS DISTINCT FROM articles.is_twin
