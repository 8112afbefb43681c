INSERT INTO store.fetches BY NAME
WITH came AS (
    SELECT DISTINCT page_id, unnest(fetches) AS fetched_at FROM new_pages
)

SELECT
    page_id, fetched_at, $run_id AS first_run_id, md5_number_lower(page_id) AS page_key
FROM came
ANTI JOIN store.fetches USING (page_id, fetched_at)
