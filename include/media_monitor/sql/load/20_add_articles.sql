INSERT INTO store.articles BY NAME
SELECT
    *,
    $started_at::TIMESTAMP AS read_at,
    $run_id AS read_by,
    md5_number_lower(article_id) AS article_key,
    md5_number_lower(page_id) AS page_key,
    md5_number_lower(address) AS address_key
FROM (
    SELECT
        new_articles.*,
        coalesce(pages.url, pages.source || ':' || pages.path, page_id) AS address
    FROM new_articles
    SEMI JOIN accepted_pages USING (page_id)
    LEFT JOIN store.pages USING (page_id)
)
