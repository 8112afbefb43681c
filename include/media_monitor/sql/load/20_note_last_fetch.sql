UPDATE store.articles
SET fetched_at = last.fetched_at
FROM (
    SELECT page_id, max(fetched_at) AS fetched_at
    FROM store.fetches
    SEMI JOIN (FROM accepted_pages UNION SELECT page_id FROM new_pages) USING (page_id)
    GROUP BY page_id
) AS last
WHERE last.page_id = articles.page_id AND last.fetched_at IS DISTINCT FROM articles.fetched_at
