SELECT DISTINCT article_id, text
FROM store.articles
WHERE article_id IN (SELECT unnest(from_json($articles::JSON, '["VARCHAR"]')))
