SELECT spoken.speaker, spoken.organisation, count(DISTINCT spoken.article_id) AS articles
FROM store.spoken
JOIN store.current_articles AS articles USING (article_id)
WHERE spoken.organisation IS NOT NULL
    AND ($until::TIMESTAMP IS NULL OR articles.published < $until::TIMESTAMP)
GROUP BY ALL
ORDER BY ALL
