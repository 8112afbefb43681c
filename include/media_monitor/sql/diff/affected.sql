-- Flags that may say something else now, though the claims behind them did not change: some that
-- do not are among them, none that do is missing.
WITH moved AS (
    SELECT topic, statement_id, day_id FROM former
    UNION ALL
    SELECT topic, statement_id, day_id FROM came
),

citing AS (
    SELECT statements.topic, statements.statement_id
    FROM store.statements
    SEMI JOIN moved
        ON moved.topic = statements.topic
        AND moved.statement_id = statements.previous_statement_id
),

-- What is compared for probable repeats: one person's position on one day.
on_one_day AS (
    SELECT topic, statement_id FROM store.statements SEMI JOIN moved USING (day_id)
),

firsts AS (
    SELECT history, min(day) AS earliest FROM moments GROUP BY ALL
),

-- The days on which these voices took a clear position since.
heard AS (
    SELECT history, coalesce(occasion, '9999-12-31'::DATE) AS day, earliest
    FROM store.statements
    JOIN firsts ON firsts.history = statements.voice_id
    WHERE counts AND NOT is_standing AND stance <> 'unclear'
    UNION ALL
    SELECT history, coalesce(occasion, '9999-12-31'::DATE) AS day, earliest
    FROM store.statements
    JOIN firsts ON firsts.history = statements.office_id
    WHERE counts AND NOT is_standing AND stance <> 'unclear' AND voice_id <> office_id
),

heard_days AS (
    SELECT DISTINCT history, day FROM heard WHERE day >= earliest
),

spans AS (
    SELECT moved_days.history, moved_days.day, coalesce(heard_days.day, '9999-12-31') AS until
    FROM (SELECT DISTINCT history, day FROM moments) AS moved_days
    ASOF LEFT JOIN heard_days
        ON moved_days.history = heard_days.history AND moved_days.day < heard_days.day
),

-- Whatever was said on the day of something that moved, or on the next one with a position.
ends AS (
    SELECT history, day FROM spans
    UNION
    SELECT history, until FROM spans
),

near AS (
    SELECT
        history, topic, statement_id, moment, true AS is_own,
        counts AND NOT is_standing AS is_position
    FROM store.statements
    JOIN ends ON ends.history = statements.voice_id
        AND ends.day = coalesce(statements.occasion, '9999-12-31'::DATE)
    WHERE stance <> 'unclear'
    UNION ALL
    SELECT
        history, topic, statement_id, moment, false AS is_own,
        counts AND NOT is_standing AS is_position
    FROM store.statements
    JOIN ends ON ends.history = statements.office_id
        AND ends.day = coalesce(statements.occasion, '9999-12-31'::DATE)
    WHERE stance <> 'unclear' AND voice_id <> office_id
    UNION ALL
    SELECT history, topic, statement_id, moment, true AS is_own, false AS is_position
    FROM store.statements
    JOIN spans ON spans.history = statements.voice_id
        AND spans.day < coalesce(statements.occasion, '9999-12-31'::DATE)
        AND spans.until > coalesce(statements.occasion, '9999-12-31'::DATE)
    WHERE stance <> 'unclear' AND (is_standing OR NOT counts)
),

positions AS (
    SELECT history, moment FROM near WHERE is_position
),

-- Nothing moved between a position and the one before: then it is compared as ever.
following AS (
    SELECT later.topic, later.statement_id
    FROM near AS later
    ASOF JOIN moments
        ON later.history = moments.history AND later.moment > moments.moment
    ASOF LEFT JOIN positions
        ON later.history = positions.history AND later.moment > positions.moment
    WHERE is_own AND (positions.moment IS NULL OR positions.moment <= moments.moment)
),

-- Said later than something that came, perhaps in its words, and after what it is said to repeat.
told AS (
    SELECT
        came.stance, came.moment, coalesce(came.occasion, '9999-12-31'::DATE) AS day,
        unnest(list_distinct([voice_id, office_id])) AS history, unnested.stems
    FROM came, unnest(wordings) AS unnested (stems)
),

wordings AS (
    SELECT *, row_number() OVER () AS wording, len(stems) AS size FROM told
),

said AS (
    SELECT wording, (unnest(stems) % 126)::INTEGER AS bit FROM wordings
),

bits AS (
    SELECT
        wording,
        bit_or(CASE WHEN bit < 63 THEN 1::BIGINT << (bit % 63) ELSE 0 END) AS low,
        bit_or(CASE WHEN bit >= 63 THEN 1::BIGINT << (bit % 63) ELSE 0 END) AS high
    FROM said
    GROUP BY ALL
),

questions AS (
    SELECT
        wording, history, stance, day, size, low, high,
        size - bit_count(low) - bit_count(high) AS lost
    FROM wordings
    JOIN bits USING (wording)
),

-- As many bits as words have to be shared, or nearly: some words share a bit.
perhaps AS (
    SELECT wording, statements.rowid AS answer
    FROM store.statements
    JOIN questions
        ON questions.history = statements.voice_id AND questions.stance = statements.stance
    WHERE kind IN ('new_statement', 'reaffirmed')
        AND coalesce(occasion, '9999-12-31'::DATE) >= questions.day
        AND (kind = 'new_statement' OR coalesce(previous_occasion, '9999-12-31'::DATE) <= questions.day)
        AND bit_count(low_bits & low) + bit_count(high_bits & high) + lost
            >= 0.33 * least(size, fewest_stems)
),

answers AS (
    SELECT
        topic, statement_id, rowid AS answer, moment, len(wordings[1]) AS size,
        wordings[1] AS stems
    FROM store.statements
    WHERE rowid IN (SELECT answer FROM perhaps)
),

-- Found before moments are compared: who would compare those first would compare all with all.
met AS MATERIALIZED (
    SELECT wording, topic, statement_id, moment, size, stems
    FROM perhaps
    JOIN answers USING (answer)
),

echoing AS (
    SELECT met.topic, met.statement_id
    FROM met
    JOIN wordings USING (wording)
    WHERE wordings.moment < met.moment
        AND len(list_intersect(wordings.stems, met.stems)) >= 0.33 * least(wordings.size, met.size)
)

FROM citing
UNION
FROM on_one_day
UNION
FROM following
UNION
FROM echoing
ORDER BY ALL
