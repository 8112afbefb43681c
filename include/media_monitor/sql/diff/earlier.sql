-- What these statements are compared with: what the same speaker said that day in that position,
-- and what their voice said before: the first position, the latest one, the latest words alike.
WITH these AS (
    SELECT * FROM store.statements SEMI JOIN these_statements USING (topic, statement_id)
),

on_one_day AS (
    SELECT statements.topic, statements.statement_id
    FROM store.statements
    SEMI JOIN these
        ON these.topic = statements.topic AND these.stance = statements.stance
        AND these.speaker = statements.speaker
        AND these.organisation IS NOT DISTINCT FROM statements.organisation
        AND these.occasion IS NOT DISTINCT FROM statements.occasion
),

bounds AS (
    SELECT
        topic, voice, min(moment) AS earliest, max(moment) AS latest
    FROM these
    GROUP BY ALL
),

heard AS (
    SELECT topic, voice, statement_id, moment, earliest, is_document AND said IS NULL AS is_standing
    FROM store.statements
    JOIN bounds USING (topic, voice)
    WHERE counts AND stance <> 'unclear' AND moment < latest
    UNION ALL
    SELECT
        bounds.topic, bounds.voice, statement_id, moment, earliest,
        is_document AND said IS NULL AS is_standing
    FROM store.statements
    JOIN bounds ON bounds.topic = statements.topic AND bounds.voice = statements.office
    WHERE counts AND statements.voice <> office AND stance <> 'unclear' AND moment < latest
),

first_position AS (
    SELECT topic, arg_min(statement_id, moment) AS statement_id FROM heard GROUP BY topic, voice
),

positions AS (
    SELECT topic, voice, statement_id, moment
    FROM heard
    WHERE NOT is_standing AND moment >= earliest
    UNION ALL
    SELECT topic, voice, arg_max(statement_id, moment), max(moment)
    FROM heard
    WHERE NOT is_standing AND moment < earliest
    GROUP BY topic, voice
),

latest_position AS (
    SELECT positions.topic, positions.statement_id
    FROM these
    ASOF JOIN positions
        ON these.topic = positions.topic AND these.voice = positions.voice
        AND these.moment > positions.moment
),

histories AS (
    SELECT topic, voice, stance, max(moment) AS latest, row_number() OVER () AS history
    FROM these
    GROUP BY ALL
),

asking AS (
    SELECT
        history, these.moment, row_number() OVER () AS question, len(wordings[1]) AS size,
        unnest(wordings[1]) AS stem
    FROM these
    JOIN histories USING (topic, voice, stance)
),

told AS (
    SELECT history, statements.rowid AS answer, moment, wordings
    FROM store.statements
    JOIN histories USING (topic, voice, stance)
    WHERE counts AND moment < latest
    UNION ALL
    SELECT history, statements.rowid AS answer, moment, wordings
    FROM store.statements
    JOIN histories
        ON histories.topic = statements.topic AND histories.voice = statements.office
        AND histories.stance = statements.stance
    WHERE counts AND statements.voice <> office AND moment < latest
),

worded AS (
    SELECT
        history, answer, moment, unnest(wordings) AS stems,
        generate_subscripts(wordings, 1) AS wording
    FROM told
),

said AS (
    SELECT history, answer, moment, wording, len(stems) AS size, unnest(stems) AS stem FROM worded
),

shared AS (
    SELECT
        question, answer, any_value(asking.size) AS size, any_value(said.size) AS other_size,
        any_value(said.moment) AS moment, count(*) AS shared
    FROM asking
    JOIN said USING (history, stem)
    WHERE said.moment < asking.moment
    GROUP BY question, answer, wording
),

latest_alike AS (
    SELECT arg_max(answer, moment) AS answer
    FROM shared
    WHERE shared >= least($shared, size, other_size)
        AND (
            shared / least(size, other_size) >= $contained::DOUBLE
            OR (
                shared / least(size, other_size) >= $partly::DOUBLE
                AND shared / (size + other_size - shared) >= $overlap::DOUBLE
            )
        )
    GROUP BY question
)

FROM on_one_day
UNION
FROM first_position
UNION
FROM latest_position
UNION
SELECT topic, statement_id
FROM store.statements
WHERE rowid IN (SELECT answer FROM latest_alike)
ORDER BY ALL
