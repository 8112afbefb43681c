-- What voices are heard with: what each said, and an office also what its people say.
CREATE OR REPLACE TEMP VIEW voiced AS
SELECT
    rowid AS answer, voice_id AS history, true AS is_own, stance, stance <> 'unclear' AS is_clear,
    counts, is_standing, day_of(occasion) AS day, xor(voice_id, hash(stance)) AS position_key,
    low_bits, high_bits, other_low_bits, other_high_bits, fewest_stems
FROM store.statements
UNION ALL
SELECT
    rowid AS answer, office_id AS history, false AS is_own, stance, stance <> 'unclear' AS is_clear,
    counts, is_standing, day_of(occasion) AS day, xor(office_id, hash(stance)) AS position_key,
    low_bits, high_bits, other_low_bits, other_high_bits, fewest_stems
FROM store.statements
WHERE voice_id <> office_id
