-- Sources that delivered nothing but problems, or no page for five windows in a row though they did
-- before: a quiet day is no silence, and neither is the time before a source began.
WITH windows AS (
    SELECT
        source_runs.source,
        source_runs.pages,
        row_number() OVER (
            PARTITION BY source_runs.source
            ORDER BY runs.window_start DESC, runs.started_at DESC, run_id DESC
        ) AS age
    FROM store.source_runs
    JOIN store.runs USING (run_id)
    WHERE runs.window_start <= $window_start::TIMESTAMP
),

fallen_silent AS (
    SELECT source
    FROM windows
    GROUP BY source
    HAVING max(pages) FILTER (age <= 5) = 0 AND max(pages) FILTER (age > 5) > 0
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
        'delivered no page in five windows, though it did before: look at its address'
    ) AS problem
FROM empty_handed
WHERE issues > 0 OR source IN (SELECT source FROM fallen_silent)
ORDER BY source
