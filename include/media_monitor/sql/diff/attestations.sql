SELECT claims.speaker, claims.organisation, count(DISTINCT claims.article_id) AS articles
FROM store.claims
JOIN store.current_articles AS articles USING (article_id)
WHERE claims.organisation IS NOT NULL
    AND ($until::TIMESTAMP IS NULL OR articles.published < $until::TIMESTAMP)
GROUP BY ALL
ORDER BY ALL
