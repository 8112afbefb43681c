INSERT INTO store.blocks BY NAME
SELECT new_blocks.*
FROM new_blocks
SEMI JOIN accepted_pages USING (page_id)
