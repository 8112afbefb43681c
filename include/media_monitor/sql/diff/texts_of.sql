WITH wanted AS (
    SELECT md5_number_lower(value ->> '$') AS article_key FROM json_each($articles)
)

SELECT DISTINCT article_id, text
FROM store.articles
WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN wanted USING (article_key))
