-- Every time a page's bytes came: a page that goes back to an earlier version comes twice.
CREATE TABLE IF NOT EXISTS store.fetches (
    page_id VARCHAR, -- the page
    fetched_at TIMESTAMP, -- when, UTC
    first_run_id VARCHAR, -- the run that loaded it first
    page_key UBIGINT -- hash of the page's id: numbers are found much faster
)
