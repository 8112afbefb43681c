-- Sources that delivered nothing but problems, or nothing after five runs in a row with pages.
WITH earlier AS (
    SELECT source_runs.source, source_runs.pages
    FROM store.source_runs
    JOIN store.runs USING (run_id)
    WHERE runs.started_at < $started_at::TIMESTAMP
    QUALIFY row_number() OVER (
        PARTITION BY source_runs.source ORDER BY runs.started_at DESC, run_id DESC
    ) <= 5
),

steady AS (
    SELECT source
    FROM earlier
    GROUP BY source
    HAVING count(*) = 5 AND min(pages) > 0
),

empty_handed AS (
    SELECT source, issues
    FROM store.source_runs
    WHERE run_id = $run_id AND pages = 0
)

SELECT
    source AS subject,
    if(
        issues > 0,
        'delivered no page, only issues: read them in the view issues',
        'delivered no page, after five runs in which it did: look at its address and its window'
    ) AS problem
FROM empty_handed
WHERE issues > 0 OR source IN (SELECT source FROM steady)
ORDER BY source
