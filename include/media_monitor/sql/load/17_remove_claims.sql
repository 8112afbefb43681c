DELETE FROM store.claims
WHERE article_key IN (SELECT md5_number_lower(article_id) FROM accepted_texts)
