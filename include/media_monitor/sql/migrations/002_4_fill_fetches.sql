-- Files of version 1 know the first fetch of each page alone.
INSERT INTO store.fetches BY NAME
SELECT page_id, fetched_at, first_run_id FROM store.pages
