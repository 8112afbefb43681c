SELECT DISTINCT articles.article_id, articles.text
FROM store.articles
SEMI JOIN store.evidence USING (article_id)
WHERE $until::TIMESTAMP IS NULL OR articles.published < $until::TIMESTAMP
ORDER BY ALL
