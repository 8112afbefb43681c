-- Append-only: what each run said about each statement, and why it said something else later.
CREATE TABLE IF NOT EXISTS store.flags (
    entry BIGINT, -- order of writing
    run_id VARCHAR, -- the run that said so
    recorded_at TIMESTAMP, -- start of that run, UTC
    change VARCHAR, -- added, changed or withdrawn
    cause VARCHAR, -- source: articles came or changed; code: read anew; review: analysts decided
    topic VARCHAR, -- the topic
    statement_id VARCHAR, -- the statement
    replaced_by VARCHAR, -- for a withdrawn one: the statement its words belong to now
    day DATE, -- day it was first published, UTC
    kind VARCHAR, -- new_speaker, changed_stance, new_statement or reaffirmed
    speaker VARCHAR, -- who said it
    organisation VARCHAR, -- for whom
    stance VARCHAR, -- position taken
    text VARCHAR, -- the words shown
    said VARCHAR, -- when it was said
    score DOUBLE, -- 0 to 1
    reasons VARCHAR[], -- in words
    previous_statement_id VARCHAR, -- what it changes or repeats
    status VARCHAR, -- confirmed, where an analyst had said so
    edited_at TIMESTAMP, -- when a page was known to have changed its words, UTC
    retracted_at TIMESTAMP, -- when a page was known to have dropped its words, UTC
    claim_ids VARCHAR[], -- the claims behind it then
    statement_key UBIGINT -- hash of topic and statement: numbers are found much faster
)
