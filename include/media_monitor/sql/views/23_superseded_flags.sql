-- Flags that no longer say what they said: until when, why, and what the log says in their place.
CREATE OR REPLACE VIEW superseded_flags (
    known_from, -- start of the run that said so, UTC
    known_until, -- start of the run that said otherwise, UTC
    change, -- changed: it says something else; withdrawn: it is flagged no more
    cause, -- source: articles came or changed; code: the same ones were read anew; review
    run_id, -- the run that said otherwise
    topic, -- the question followed
    statement_id, -- the statement as then named
    speaker, -- who said it
    kind, -- kind of flag said then
    day, -- day of first publication known then
    stance, -- position seen then
    text, -- the words shown then
    replaced_by, -- the statement that stood in its place; null where none did
    new_speaker, -- who said it, as the log said in its place
    new_kind, -- kind of flag it became
    new_day, -- day of first publication
    new_stance, -- position
    new_text, -- words
    holds_as -- the statement its words belong to now; null where nothing carries them
) AS
SELECT
    former.known_from, former.known_until, former.until_change AS change,
    former.until_cause AS cause, former.until_run_id AS run_id, former.topic, former.statement_id,
    former.speaker, former.kind, former.day, former.stance, former.text, former.replaced_by,
    heir.speaker AS new_speaker, heir.kind AS new_kind, heir.day AS new_day,
    heir.stance AS new_stance, heir.text AS new_text, former.holds_as
FROM flag_log AS former
LEFT JOIN flag_log AS heir
    ON heir.topic = former.topic
    AND heir.statement_id = former.replaced_by
    AND heir.change <> 'withdrawn'
    AND heir.known_from <= former.known_until
    AND (heir.known_until IS NULL OR heir.known_until > former.known_until)
WHERE former.change <> 'withdrawn' AND former.known_until IS NOT NULL
ORDER BY former.known_until, former.entry
