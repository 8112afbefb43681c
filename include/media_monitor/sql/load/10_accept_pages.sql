-- Pages that no later run has read already; where one has, its reading stands.
CREATE OR REPLACE TEMP TABLE accepted_pages AS
SELECT page_id FROM new_pages
UNION
SELECT page_id FROM new_articles
UNION
SELECT page_id FROM new_blocks
EXCEPT
SELECT page_id FROM store.articles
WHERE (read_at, read_by) > ($started_at::TIMESTAMP, $run_id)
