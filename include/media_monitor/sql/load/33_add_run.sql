INSERT INTO store.runs (run_id, window_start, window_end, started_at)
VALUES ($run_id, $window_start, $window_end, $started_at)
