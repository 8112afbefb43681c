-- What each run said, and what became of it. At a moment T we knew the rows with
-- change <> 'withdrawn' AND known_from <= T AND (known_until IS NULL OR known_until > T).
CREATE OR REPLACE VIEW flag_log (
    entry, -- order of writing
    known_from, -- start of the run that said so, UTC
    known_until, -- start of the run that said otherwise, UTC; null while it stands
    run_id, -- the run that said so
    change, -- added, changed or withdrawn
    cause, -- source: articles came or changed; code: read anew; review: analysts decided
    topic, -- the question followed
    statement_id, -- the statement as then named
    holds_as, -- the statement its words belong to now; null where nothing carries them
    kind, -- kind of flag said then
    day, -- day of first publication known then
    speaker, -- who said it
    organisation, -- for whom
    stance, -- position taken
    text, -- the words shown
    said, -- when it was said
    score, -- 0 to 1
    reasons, -- in words
    previous_statement_id, -- what it changed or repeated
    status, -- confirmed, where an analyst had said so
    claim_ids -- the claims behind it then
) AS
SELECT
    flags.entry,
    flags.recorded_at AS known_from,
    lead(flags.recorded_at) OVER (
        PARTITION BY flags.topic, flags.statement_id ORDER BY flags.entry
    ) AS known_until,
    flags.run_id, flags.change, flags.cause, flags.topic, flags.statement_id,
    names.statement_id AS holds_as,
    flags.kind, flags.day, flags.speaker, flags.organisation, flags.stance, flags.text,
    flags.said, flags.score, flags.reasons, flags.previous_statement_id, flags.status, flags.claim_ids
FROM store.flags
LEFT JOIN store.statement_names AS names
    ON names.topic = flags.topic AND names.utterance_id = flags.statement_id
ORDER BY flags.entry
