-- Texts that no later run has read already; where one has, its claims stand.
CREATE OR REPLACE TEMP TABLE accepted_texts AS
SELECT article_id FROM new_articles
EXCEPT
SELECT article_id FROM store.articles
WHERE (read_at, read_by) > ($started_at::TIMESTAMP, $run_id)
