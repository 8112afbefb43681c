INSERT INTO store.touched_articles
SELECT DISTINCT article_id FROM store.articles SEMI JOIN edited_addresses USING (address)
