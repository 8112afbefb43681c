-- Of each address the version fetched last counts.
UPDATE store.articles
SET is_current = versions.is_current
FROM (
    SELECT
        page_id,
        row_number() OVER (
            PARTITION BY address ORDER BY fetched_at DESC NULLS LAST, page_id DESC
        ) = 1 AS is_current
    FROM store.articles
    SEMI JOIN accepted_addresses USING (address)
) AS versions
WHERE versions.page_id = articles.page_id
    AND versions.is_current IS DISTINCT FROM articles.is_current
