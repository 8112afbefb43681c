-- What these statements are compared with among those that stayed: what the same speaker said that
-- day in that position, and what their voice said before: the latest position, the latest words
-- alike, and the first position where there is no latest one.
CREATE OR REPLACE TEMP TABLE earlier AS
WITH on_one_day AS (
    SELECT rowid AS answer FROM store.statements SEMI JOIN asked USING (day_id)
),

positions AS MATERIALIZED (
    SELECT near.*, moment
    FROM near
    JOIN (
        SELECT rowid AS answer, moment
        FROM store.statements
        WHERE rowid IN (SELECT answer FROM near)
    ) USING (answer)
),

latest_position AS (
    SELECT question, answer
    FROM asked
    ASOF JOIN (FROM positions WHERE NOT is_standing) AS positions
        ON asked.history = positions.history AND asked.moment > positions.moment
),

first_position AS (
    SELECT arg_min(answer, moment) AS answer
    FROM positions
    SEMI JOIN (FROM asked ANTI JOIN latest_position USING (question)) USING (history)
    GROUP BY history
),

latest_alike AS (
    SELECT arg_max(answer, said.moment) AS answer
    FROM alike
    JOIN asked USING (question)
    JOIN (
        SELECT rowid AS answer, moment
        FROM store.statements
        WHERE rowid IN (SELECT answer FROM alike)
    ) AS said USING (answer)
    WHERE said.moment < asked.moment
    GROUP BY question
)

FROM on_one_day
UNION
SELECT answer FROM latest_position
UNION
FROM first_position
UNION
FROM latest_alike
