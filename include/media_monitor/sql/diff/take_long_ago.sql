-- The days before, of those who did not: their histories are short.
CREATE OR REPLACE TEMP TABLE long_ago AS
WITH found AS (
    SELECT asked.history, asked.day, lately.day AS latest
    FROM (SELECT DISTINCT history, day FROM asked) AS asked
    ASOF LEFT JOIN lately
        ON asked.history = lately.history AND asked.day > lately.day
),

silent AS (
    SELECT history, max(day) AS until
    FROM found
    WHERE latest IS NULL OR month_of(latest) < month_of(day) - 1
    GROUP BY history
)

SELECT DISTINCT history, day, is_standing
FROM voiced
JOIN silent USING (history)
WHERE counts AND is_clear AND day <= until
