INSERT INTO store.touched_articles
SELECT article_id FROM store.articles SEMI JOIN accepted_addresses USING (address)
