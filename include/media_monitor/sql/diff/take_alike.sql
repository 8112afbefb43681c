-- What perhaps was is compared pair by pair: words first would pair all that ever shared one.
CREATE OR REPLACE TEMP TABLE alike AS
WITH answers AS (
    SELECT
        rowid AS answer, unnest(wordings) AS stems, generate_subscripts(wordings, 1) AS wording
    FROM store.statements
    WHERE rowid IN (SELECT answer FROM perhaps)
),

asked_words AS MATERIALIZED (
    SELECT question, answer, unnest(stems) AS stem FROM perhaps JOIN asked USING (question)
),

shared AS MATERIALIZED (
    SELECT question, answer, wording, any_value(other_size) AS other_size, count(*) AS shared
    FROM asked_words
    JOIN (
        SELECT answer, wording, len(stems) AS other_size, unnest(stems) AS stem FROM answers
    ) USING (answer, stem)
    GROUP BY question, answer, wording
)

SELECT DISTINCT question, answer
FROM shared
JOIN asked USING (question)
WHERE shared >= least($shared, size, other_size)
    AND (
        shared / least(size, other_size) >= $contained::DOUBLE
        OR (
            shared / least(size, other_size) >= $partly::DOUBLE
            AND shared / (size + other_size - shared) >= $overlap::DOUBLE
        )
    )
