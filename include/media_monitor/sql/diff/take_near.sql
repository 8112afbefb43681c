-- The positions of the day of a question and of the latest day before; where there is none, of the
-- first day.
CREATE OR REPLACE TEMP TABLE near AS
WITH questions AS (
    SELECT DISTINCT history, day FROM asked
),

positions AS (
    FROM lately
    UNION
    SELECT history, day FROM long_ago WHERE NOT is_standing
),

days AS (
    FROM questions
    UNION
    SELECT questions.history, positions.day
    FROM questions
    ASOF JOIN positions
        ON questions.history = positions.history AND questions.day > positions.day
    UNION
    SELECT history, min(day) FROM long_ago GROUP BY history
)

SELECT history, answer, is_standing
FROM voiced
JOIN days USING (history, day)
WHERE counts AND is_clear
