-- Flags that may say something else now, though the claims behind them did not change.
WITH moved AS (
    FROM former
    UNION ALL
    FROM store.statements WHERE kind IS NULL
),

came AS (
    SELECT topic, unnest(list_distinct([voice, office])) AS voice, stance, moment, wordings
    FROM store.statements
    WHERE kind IS NULL
),

flagged AS (
    SELECT * FROM store.statements WHERE kind IS NOT NULL
),

citing AS (
    SELECT flagged.topic, flagged.statement_id
    FROM flagged
    SEMI JOIN moved
        ON moved.topic = flagged.topic AND moved.statement_id = flagged.previous_statement_id
),

-- What is compared for probable repeats: one person's position on one day.
on_one_day AS (
    SELECT flagged.topic, flagged.statement_id
    FROM flagged
    SEMI JOIN moved
        ON moved.topic = flagged.topic AND moved.stance = flagged.stance
        AND moved.speaker = flagged.speaker
        AND moved.organisation IS NOT DISTINCT FROM flagged.organisation
        AND moved.occasion IS NOT DISTINCT FROM flagged.occasion
),

bounds AS (
    SELECT topic, voice, min(moment) AS earliest, max(moment) AS latest FROM moments GROUP BY ALL
),

-- Clear positions said after something that moved.
heard AS (
    SELECT
        topic, voice, statement_id, moment, latest, counts, true AS is_own,
        is_document AND said IS NULL AS is_standing
    FROM store.statements
    JOIN bounds USING (topic, voice)
    WHERE stance <> 'unclear' AND moment >= earliest
    UNION ALL
    SELECT
        bounds.topic, bounds.voice, statement_id, moment, latest, counts, false AS is_own,
        is_document AND said IS NULL AS is_standing
    FROM store.statements
    JOIN bounds ON bounds.topic = statements.topic AND bounds.voice = statements.office
    WHERE statements.voice <> office AND stance <> 'unclear' AND moment >= earliest
),

positions AS (
    SELECT * FROM heard WHERE counts AND NOT is_standing
),

stops AS (
    SELECT topic, voice, min(moment) AS stop FROM positions WHERE moment > latest GROUP BY ALL
),

later AS (
    SELECT heard.*
    FROM heard
    LEFT JOIN stops USING (topic, voice)
    WHERE is_own AND (stop IS NULL OR moment <= stop)
),

-- Nothing moved between a position and the one before: then it is compared as ever.
following AS (
    SELECT later.topic, later.statement_id
    FROM later
    ASOF JOIN moments
        ON later.topic = moments.topic AND later.voice = moments.voice
        AND later.moment > moments.moment
    ASOF LEFT JOIN positions
        ON later.topic = positions.topic AND later.voice = positions.voice
        AND later.moment > positions.moment
    WHERE positions.moment IS NULL OR positions.moment <= moments.moment
),

-- Said later than something that came, perhaps in its words, and after what it is said to repeat.
histories AS (
    SELECT topic, voice, stance, min(moment) AS earliest, row_number() OVER () AS history
    FROM came
    GROUP BY topic, voice, stance
),

echoes AS (
    SELECT
        history, topic, statement_id, moment, len(wordings[1]) AS size,
        if(kind = 'reaffirmed', previous_moment, '') AS since, unnest(wordings[1]) AS stem
    FROM flagged
    JOIN histories USING (topic, voice, stance)
    WHERE moment > earliest AND kind IN ('new_statement', 'reaffirmed')
),

worded AS (
    SELECT history, moment, unnest(wordings) AS stems
    FROM came
    JOIN histories USING (topic, voice, stance)
),

said AS (
    SELECT
        history, moment, len(stems) AS size, row_number() OVER () AS wording,
        unnest(stems) AS stem
    FROM worded
),

echoing AS (
    SELECT echoes.topic, echoes.statement_id
    FROM said
    JOIN echoes USING (history, stem)
    WHERE said.moment < echoes.moment AND said.moment > since
    GROUP BY echoes.topic, echoes.statement_id, wording
    HAVING count(*) >= 0.33 * least(any_value(said.size), any_value(echoes.size))
)

FROM citing
UNION
FROM on_one_day
UNION
FROM following
UNION
FROM echoing
ORDER BY ALL
