-- What these statements are compared with is asked by whose, when and in what words they are.
CREATE OR REPLACE TEMP TABLE asked AS
WITH these AS (
    SELECT day_id, voice_id, stance, occasion, moment, wordings[1] AS stems FROM came
    UNION ALL
    SELECT day_id, voice_id, stance, occasion, moment, wordings[1] AS stems
    FROM affected_rows
),

numbered AS (
    SELECT
        row_number() OVER () AS question, day_id, voice_id AS history,
        xor(voice_id, hash(stance)) AS position_key, day_of(occasion) AS day, moment, stems,
        len(stems) AS size
    FROM these
),

bits AS (
    SELECT
        question, low_bits_of(bit) AS low_bits, high_bits_of(bit) AS high_bits,
        low_bits_of(other_bit) AS other_low_bits, high_bits_of(other_bit) AS other_high_bits
    FROM (
        SELECT
            question, (stem % 126)::INTEGER AS bit, (stem // 126 % 126)::INTEGER AS other_bit
        FROM (SELECT question, unnest(stems) AS stem FROM numbered)
    )
    GROUP BY question
)

SELECT
    *,
    stems_enough(size) AS enough,
    stems_lost(size, low_bits, high_bits) AS lost,
    stems_lost(size, other_low_bits, other_high_bits) AS other_lost
FROM numbered
JOIN bits USING (question)
