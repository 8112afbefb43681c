SELECT DISTINCT articles.article_id, articles.text
FROM store.current_articles AS articles
SEMI JOIN store.evidence USING (article_id)
WHERE $until::TIMESTAMP IS NULL OR articles.published < $until::TIMESTAMP
ORDER BY ALL
