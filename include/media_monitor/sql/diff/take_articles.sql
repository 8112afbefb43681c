CREATE OR REPLACE TEMP TABLE these_articles AS
SELECT unnest(from_json($articles::JSON, '["VARCHAR"]')) AS article_id
