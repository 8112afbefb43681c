-- Every execution of the pipeline.
CREATE TABLE IF NOT EXISTS store.runs (
    run_id VARCHAR, -- name of the execution
    window_start TIMESTAMP, -- first moment of publication time it covers, UTC
    window_end TIMESTAMP, -- first moment after the window, UTC
    started_at TIMESTAMP -- when it happened, UTC
)
