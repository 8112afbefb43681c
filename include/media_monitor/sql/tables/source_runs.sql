-- What one source delivered in one run; a source without a row did not answer.
CREATE TABLE IF NOT EXISTS store.source_runs (
    run_id VARCHAR, -- the run
    source VARCHAR, -- the source as named in the configuration
    pages BIGINT, -- pages fetched
    articles BIGINT, -- articles read, kept or not
    blocks BIGINT, -- pieces that cleaning dropped
    claims BIGINT, -- attributed statements found
    positions BIGINT, -- claims that speak to a topic's question
    issues BIGINT -- things that did not work
)
