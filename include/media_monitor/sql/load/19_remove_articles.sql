DELETE FROM store.articles
WHERE page_id IN (SELECT page_id FROM accepted_pages)
