DELETE FROM store.attestations
WHERE article_id IN (SELECT article_id FROM store.touched_articles)
