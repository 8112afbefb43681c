-- What these statements are compared with among those that stayed: what the same speaker said that
-- day in that position, and what their voice said before: the first position, the latest one, the
-- latest words alike.
WITH on_one_day AS (
    SELECT topic, statement_id FROM store.statements SEMI JOIN asked USING (day_id)
),

lasts AS (
    SELECT history, max(day) AS latest FROM asked GROUP BY ALL
),

heard AS (
    SELECT history, coalesce(occasion, '9999-12-31'::DATE) AS day, latest, is_standing
    FROM store.statements
    JOIN lasts ON lasts.history = statements.voice_id
    WHERE counts AND stance <> 'unclear'
    UNION ALL
    SELECT history, coalesce(occasion, '9999-12-31'::DATE) AS day, latest, is_standing
    FROM store.statements
    JOIN lasts ON lasts.history = statements.office_id
    WHERE counts AND stance <> 'unclear' AND voice_id <> office_id
),

heard_days AS (
    SELECT DISTINCT history, day, is_standing FROM heard WHERE day <= latest
),

-- The first day with a position, the latest one before each question, and the question's own.
days AS (
    SELECT history, min(day) AS day FROM heard_days GROUP BY ALL
    UNION
    SELECT history, day FROM asked
    UNION
    SELECT asked.history, heard_days.day
    FROM asked
    ASOF JOIN (FROM heard_days WHERE NOT is_standing) AS heard_days
        ON asked.history = heard_days.history AND asked.day > heard_days.day
),

near AS (
    SELECT history, topic, statement_id, moment, is_standing
    FROM store.statements
    JOIN days ON days.history = statements.voice_id
        AND days.day = coalesce(statements.occasion, '9999-12-31'::DATE)
    WHERE counts AND stance <> 'unclear'
    UNION ALL
    SELECT history, topic, statement_id, moment, is_standing
    FROM store.statements
    JOIN days ON days.history = statements.office_id
        AND days.day = coalesce(statements.occasion, '9999-12-31'::DATE)
    WHERE counts AND stance <> 'unclear' AND voice_id <> office_id
),

first_position AS (
    SELECT arg_min(topic, moment) AS topic, arg_min(statement_id, moment) AS statement_id
    FROM near
    GROUP BY history
),

latest_position AS (
    SELECT positions.topic, positions.statement_id
    FROM asked
    ASOF JOIN (FROM near WHERE NOT is_standing) AS positions
        ON asked.history = positions.history AND asked.moment > positions.moment
),

-- As many bits as words have to be shared, or nearly: some words share a bit.
perhaps AS (
    SELECT question, statements.rowid AS answer
    FROM store.statements
    JOIN asked AS questions
        ON questions.history = statements.voice_id AND questions.stance = statements.stance
    WHERE counts AND coalesce(occasion, '9999-12-31'::DATE) <= questions.day
        AND bit_count(low_bits & low) + bit_count(high_bits & high) + lost
            >= greatest(
                least($shared, size, fewest_stems), $partly::DOUBLE * least(size, fewest_stems)
            )
    UNION ALL
    SELECT question, statements.rowid AS answer
    FROM store.statements
    JOIN asked AS questions
        ON questions.history = statements.office_id AND questions.stance = statements.stance
    WHERE counts AND voice_id <> office_id
        AND coalesce(occasion, '9999-12-31'::DATE) <= questions.day
        AND bit_count(low_bits & low) + bit_count(high_bits & high) + lost
            >= greatest(
                least($shared, size, fewest_stems), $partly::DOUBLE * least(size, fewest_stems)
            )
),

answers AS (
    SELECT
        topic, statement_id, rowid AS answer, moment,
        unnest(wordings) AS stems, generate_subscripts(wordings, 1) AS wording
    FROM store.statements
    WHERE rowid IN (SELECT answer FROM perhaps)
),

-- Pair by pair: words first would pair all that ever shared one.
asked_words AS MATERIALIZED (
    SELECT question, answer, unnest(stems) AS stem FROM perhaps JOIN asked USING (question)
),

shared AS MATERIALIZED (
    SELECT question, answer, wording, count(*) AS shared
    FROM asked_words
    JOIN (SELECT answer, wording, unnest(stems) AS stem FROM answers) USING (answer, stem)
    GROUP BY ALL
),

-- Moments come last: who would compare those first would compare all with all.
latest_alike AS (
    SELECT
        arg_max(answers.topic, answers.moment) AS topic,
        arg_max(answers.statement_id, answers.moment) AS statement_id
    FROM shared
    JOIN asked USING (question)
    JOIN answers USING (answer, wording)
    WHERE answers.moment < asked.moment
        AND shared >= least($shared, size, len(answers.stems))
        AND (
            shared / least(size, len(answers.stems)) >= $contained::DOUBLE
            OR (
                shared / least(size, len(answers.stems)) >= $partly::DOUBLE
                AND shared / (size + len(answers.stems) - shared) >= $overlap::DOUBLE
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
FROM latest_alike
ORDER BY ALL
