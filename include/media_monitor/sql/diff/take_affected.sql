-- Flags that may say something else now, though the claims behind them did not change: some that
-- do not are among them, none that do is missing.
CREATE OR REPLACE TEMP TABLE affected AS
WITH citing AS (
    SELECT rowid AS answer
    FROM store.statements
    SEMI JOIN moved ON moved.statement_key = statements.previous_key
),

-- What is compared for probable repeats: one person's position on one day.
on_one_day AS (
    SELECT rowid AS answer FROM store.statements SEMI JOIN moved USING (day_id)
),

said AS MATERIALIZED (
    SELECT following.*, moment
    FROM following
    JOIN (
        SELECT rowid AS answer, moment
        FROM store.statements
        WHERE rowid IN (SELECT answer FROM following)
    ) USING (answer)
),

positions AS (
    SELECT history, moment FROM said WHERE is_position
),

-- Nothing moved between a position and the one before: then it is compared as ever.
compared AS (
    SELECT answer
    FROM said
    ASOF JOIN moments
        ON said.history = moments.history AND said.moment > moments.moment
    ASOF LEFT JOIN positions
        ON said.history = positions.history AND said.moment > positions.moment
    WHERE is_own AND (positions.moment IS NULL OR positions.moment <= moments.moment)
),

-- Found before moments are compared: who would compare those first would compare all with all.
met AS MATERIALIZED (
    SELECT wording, answer, moment, stems
    FROM echoing
    JOIN (
        SELECT rowid AS answer, moment, wordings[1] AS stems
        FROM store.statements
        WHERE rowid IN (SELECT answer FROM echoing)
    ) USING (answer)
),

repeating AS (
    SELECT answer
    FROM met
    JOIN came_wordings AS came USING (wording)
    WHERE came.moment < met.moment
        AND 100 * len(list_intersect(came.stems, met.stems)) >= 33 * least(size, len(met.stems))
)

FROM citing
UNION
FROM on_one_day
UNION
FROM compared
UNION
FROM repeating
