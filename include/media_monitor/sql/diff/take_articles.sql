CREATE OR REPLACE TEMP TABLE these_articles AS
SELECT article_id, md5_number_lower(article_id) AS article_key
FROM (SELECT unnest(from_json($articles::JSON, '["VARCHAR"]')) AS article_id)
