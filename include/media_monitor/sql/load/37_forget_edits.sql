UPDATE store.claims
SET last_page_id = NULL, edited_at = NULL, other_words = NULL
WHERE edited_at IS NOT NULL
    AND article_id IN (SELECT article_id FROM store.articles SEMI JOIN edited_addresses USING (address))
