-- Until which day what moved may matter: that of the next position.
CREATE OR REPLACE TEMP TABLE spans AS
WITH found AS (
    SELECT moments.history, moments.day, soon.day AS until
    FROM (SELECT DISTINCT history, day FROM moments) AS moments
    ASOF LEFT JOIN soon
        ON moments.history = soon.history AND moments.day < soon.day
),

silent AS (
    SELECT history, day FROM found WHERE until IS NULL OR month_of(until) > month_of(day) + 1
),

later AS (
    SELECT DISTINCT history, voiced.day
    FROM voiced
    JOIN (SELECT history, min(day) AS since FROM silent GROUP BY history) USING (history)
    WHERE counts AND is_clear AND NOT is_standing AND voiced.day > since
)

FROM found ANTI JOIN silent USING (history, day)
UNION ALL
SELECT silent.history, silent.day, coalesce(later.day, '9999-12-31'::DATE) AS until
FROM silent
ASOF LEFT JOIN later
    ON silent.history = later.history AND silent.day < later.day
