CREATE OR REPLACE TEMP TABLE these_articles AS
SELECT article_id, md5_number_lower(article_id) AS article_key
FROM (SELECT value ->> '$' AS article_id FROM json_each($articles))
