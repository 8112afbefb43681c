CREATE OR REPLACE TEMP TABLE touched_keys AS
SELECT DISTINCT md5_number_lower(article_id) AS article_key FROM store.touched_articles
