DELETE FROM store.claims
WHERE article_id IN (SELECT article_id FROM accepted_texts)
