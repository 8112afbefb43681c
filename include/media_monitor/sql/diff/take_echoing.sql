-- What was said later than something that came, perhaps in its words, and after what it is said to
-- repeat: as many bits as words have to be shared, or nearly.
CREATE OR REPLACE TEMP TABLE echoing AS
SELECT wording, answer
FROM (
    SELECT
        rowid AS answer, xor(voice_id, hash(stance)) AS position_key, day_of(occasion) AS day,
        CASE
            WHEN kind = 'new_statement' THEN '0001-01-01'::DATE
            WHEN kind = 'reaffirmed' THEN day_of(previous_occasion)
        END AS since,
        low_bits, high_bits, other_low_bits, other_high_bits, fewest_stems
    FROM store.statements
    WHERE kind IN ('new_statement', 'reaffirmed')
) AS said
JOIN came_wordings AS came USING (position_key)
WHERE said.day >= came.day AND said.since <= came.day
    AND bits_shared(said.low_bits, said.high_bits, came.low_bits, came.high_bits) + lost
        >= least(stems_enough(fewest_stems), enough)
    AND bits_shared(
            said.other_low_bits, said.other_high_bits, came.other_low_bits, came.other_high_bits
        ) + other_lost >= least(stems_enough(fewest_stems), enough)
