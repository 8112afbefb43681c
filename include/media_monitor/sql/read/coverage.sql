SELECT * REPLACE (
    strftime(started_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS started_at,
    strftime(window_start, '%Y-%m-%dT%H:%M:%S.%fZ') AS window_start,
    strftime(window_end, '%Y-%m-%dT%H:%M:%S.%fZ') AS window_end
)
FROM coverage AS runs
ORDER BY runs.started_at, run_id
