-- What these statements are compared with is asked by whose, when and in what words they are.
CREATE OR REPLACE TEMP TABLE asked AS
WITH these AS (
    SELECT day_id, voice_id, stance, occasion, moment, wordings[1] AS stems FROM came
    UNION ALL
    SELECT day_id, voice_id, stance, occasion, moment, wordings[1] AS stems
    FROM store.statements
    WHERE rowid IN (
        SELECT rowid FROM store.statements SEMI JOIN these_statements USING (statement_key)
    )
),

numbered AS (
    SELECT
        row_number() OVER () AS question, day_id, voice_id AS history, stance,
        coalesce(occasion, '9999-12-31'::DATE) AS day, moment, stems, len(stems) AS size
    FROM these
),

bits AS (
    SELECT
        question,
        bit_or(CASE WHEN bit < 63 THEN 1::BIGINT << (bit % 63) ELSE 0 END) AS low,
        bit_or(CASE WHEN bit >= 63 THEN 1::BIGINT << (bit % 63) ELSE 0 END) AS high
    FROM (SELECT question, (unnest(stems) % 126)::INTEGER AS bit FROM numbered)
    GROUP BY ALL
)

SELECT *, size - bit_count(low) - bit_count(high) AS lost
FROM numbered
JOIN bits USING (question)
