INSERT INTO store.articles BY NAME
SELECT new_articles.*, $started_at::TIMESTAMP AS read_at, $run_id AS read_by
FROM new_articles
SEMI JOIN accepted_pages USING (page_id)
