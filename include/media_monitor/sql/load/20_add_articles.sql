INSERT INTO store.articles BY NAME
SELECT
    new_articles.*,
    coalesce(pages.url, pages.source || ':' || pages.path, page_id) AS address,
    $started_at::TIMESTAMP AS read_at,
    $run_id AS read_by
FROM new_articles
SEMI JOIN accepted_pages USING (page_id)
LEFT JOIN store.pages USING (page_id)
