-- The flags as the log knew them at a moment, in UTC: FROM flags_as_of(TIMESTAMP '2021-12-02 06:00').
CREATE OR REPLACE MACRO flags_as_of(moment) AS TABLE
SELECT
    topic, statement_id, day, kind, score, speaker, organisation, stance, text, said, reasons,
    previous_statement_id, status, edited_at, retracted_at, claim_ids, known_from, run_id, cause,
    known_until, until_change, until_cause, replaced_by, holds_as
FROM flag_log
WHERE change <> 'withdrawn'
    AND known_from <= moment::TIMESTAMP
    AND (known_until IS NULL OR known_until > moment::TIMESTAMP)
ORDER BY day DESC NULLS LAST, score DESC, statement_id
