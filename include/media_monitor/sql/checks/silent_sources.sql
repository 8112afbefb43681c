-- Sources that answered an earlier run and not this one, or that delivered nothing but problems.
SELECT source AS subject, 'answered earlier runs but not this one; look at its address' AS problem
FROM store.source_runs
WHERE run_id IN (
    SELECT run_id FROM store.runs
    WHERE started_at < $started_at::TIMESTAMP
)
    AND source NOT IN (SELECT source FROM store.source_runs WHERE run_id = $run_id)
GROUP BY source
UNION
SELECT source, 'delivered no page, only issues; read them in the view issues'
FROM store.source_runs
WHERE run_id = $run_id AND pages = 0 AND issues > 0
ORDER BY ALL
