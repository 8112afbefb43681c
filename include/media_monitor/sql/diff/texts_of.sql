WITH wanted AS (
    SELECT unnest(from_json($articles::JSON, '["VARCHAR"]')) AS article_id
)

SELECT DISTINCT article_id, text
FROM store.articles
WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN wanted USING (article_id))
