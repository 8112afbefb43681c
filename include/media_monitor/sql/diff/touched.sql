-- Articles to compare anew that speak, or have spoken, to a question; those of one time together.
SELECT article_id
FROM store.touched_articles
LEFT JOIN store.articles USING (article_id)
WHERE article_id IN (SELECT article_id FROM store.evidence)
    OR article_id IN (SELECT article_id FROM store.claim_keys)
GROUP BY article_id
ORDER BY min(published), article_id
