DELETE FROM store.touched_articles
