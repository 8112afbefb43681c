INSERT INTO store.pages BY NAME
SELECT new_pages.* EXCLUDE (fetches), $run_id AS first_run_id
FROM new_pages
ANTI JOIN store.pages USING (page_id)
