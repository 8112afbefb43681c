INSERT INTO store.pages BY NAME
SELECT
    new_pages.* EXCLUDE (fetches),
    $run_id AS first_run_id,
    md5_number_lower(coalesce(url, source || ':' || path, page_id)) AS address_key
FROM new_pages
ANTI JOIN store.pages USING (page_id)
