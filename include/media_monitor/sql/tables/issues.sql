-- Things that did not work, kept so that nothing is lost in silence.
CREATE TABLE IF NOT EXISTS store.issues (
    run_id VARCHAR, -- the run
    source VARCHAR, -- the source
    stage VARCHAR, -- discover, fetch, read, second_opinion, load, check or review
    subject VARCHAR, -- the address, file or feed
    message VARCHAR -- what happened and what to do
)
