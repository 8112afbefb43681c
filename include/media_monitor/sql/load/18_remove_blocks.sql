DELETE FROM store.blocks
WHERE page_id IN (SELECT page_id FROM accepted_pages)
