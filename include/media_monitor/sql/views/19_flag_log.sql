-- What each run said, and what became of it; the table function flags_as_of(moment) gives what the
-- log knew at a moment.
CREATE OR REPLACE VIEW flag_log (
    entry, -- order of writing
    known_from, -- start of the run that said so, never before an earlier entry's, UTC
    known_until, -- start of the run that said otherwise, UTC; null while it stands
    run_id, -- the run that said so
    change, -- added, changed or withdrawn
    cause, -- source: articles came or changed; code: read anew; review: analysts decided
    until_change, -- what ended it: changed or withdrawn; null while it stands
    until_cause, -- why: source, code or review
    until_run_id, -- the run that said otherwise
    replaced_by, -- the statement that stood in its place then; null where none did
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
    edited_at, -- when a page was known to have changed its words, UTC
    retracted_at, -- when a page was known to have dropped its words, UTC
    claim_ids -- the claims behind it then
) AS
WITH written AS (
    -- A run that started earlier may write later: what it says was not known before that.
    SELECT *, max(recorded_at) OVER (ORDER BY entry) AS known_from
    FROM store.flags
),

followed AS (
    SELECT
        *,
        lead(known_from) OVER successor AS known_until,
        lead(change) OVER successor AS until_change,
        lead(cause) OVER successor AS until_cause,
        lead(run_id) OVER successor AS until_run_id,
        lead(CASE WHEN change = 'withdrawn' THEN replaced_by ELSE statement_id END) OVER successor AS heir
    FROM written
    WINDOW successor AS (PARTITION BY topic, statement_id ORDER BY entry)
)

SELECT
    entries.entry, entries.known_from, entries.known_until, entries.run_id, entries.change,
    entries.cause, entries.until_change, entries.until_cause, entries.until_run_id,
    entries.heir AS replaced_by, entries.topic, entries.statement_id,
    names.statement_id AS holds_as, entries.kind, entries.day, entries.speaker,
    entries.organisation, entries.stance, entries.text, entries.said, entries.score,
    entries.reasons, entries.previous_statement_id, entries.status, entries.edited_at,
    entries.retracted_at, entries.claim_ids
FROM followed AS entries
LEFT JOIN store.statement_names AS names
    ON names.topic = entries.topic AND names.utterance_id = entries.statement_id
ORDER BY entries.entry
