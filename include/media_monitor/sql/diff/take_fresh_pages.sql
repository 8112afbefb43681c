-- Of the touched pages those that this run brought in words not seen there before.
CREATE OR REPLACE TEMP TABLE fresh_pages AS
WITH known AS (
    SELECT page_id, first_run_id, digest, address_key
    FROM store.pages
    WHERE rowid IN (SELECT rowid FROM store.pages SEMI JOIN touched_pages USING (address_key))
),

-- Pages seen before that came again.
came AS (
    SELECT page_key, max(fetched_at) FILTER (first_run_id <> $run_id) AS seen_at
    FROM store.fetches
    WHERE rowid IN (SELECT rowid FROM store.fetches SEMI JOIN touched_pages USING (page_key))
    GROUP BY page_key
    HAVING seen_at IS NOT NULL AND bool_or(first_run_id = $run_id)
),

came_again AS (
    FROM touched_pages JOIN came USING (page_key)
)

SELECT now.page_id, now.address_key
FROM (FROM known WHERE first_run_id = $run_id) AS now
ANTI JOIN (FROM known WHERE first_run_id <> $run_id) AS before
    ON before.address_key = now.address_key AND before.digest = now.digest
UNION
-- Pages that said something else since they were last seen, and went back.
SELECT now.page_id, now.address_key
FROM came_again AS now
JOIN touched_pages AS other
    ON other.address_key = now.address_key AND other.page_key <> now.page_key
WHERE other.fetched_at > now.seen_at AND other.fetched_at < now.fetched_at
