-- Lists are not updated in place, and an update reads the whole table: rows are put anew instead.
INSERT INTO store.statements BY NAME
SELECT affected_rows.* EXCLUDE (answer) REPLACE (
    now.kind AS kind,
    now.score AS score,
    now.reasons AS reasons,
    now.previous_statement_id AS previous_statement_id,
    md5_number_lower(now.topic || ' ' || now.previous_statement_id) AS previous_key,
    now.previous_occasion AS previous_occasion,
    now.probable_repeat_of AS probable_repeat_of
)
FROM affected_rows
JOIN changed_flags AS now USING (answer)
