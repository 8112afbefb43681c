-- What is asked of the touched articles later.
CREATE OR REPLACE TEMP TABLE touched_pages AS
SELECT article_key, page_id, page_key, address_key, fetched_at, read_by FROM told_articles
