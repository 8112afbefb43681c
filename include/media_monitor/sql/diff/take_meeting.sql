-- Claims that share a time with those sought, and perhaps enough words: as many bits as words have
-- to be shared, or nearly, for some words share a bit, but seldom one of either kind.
CREATE OR REPLACE TEMP TABLE meeting AS
WITH weeks AS (
    -- The weeks in which begins whatever is not wide and meets a window.
    SELECT
        one, window_from, window_until, enough, low_bits, high_bits, lost, other_low_bits,
        other_high_bits, other_lost,
        xor(block_id, unnest(range(
            (window_from - '0001-01-01'::DATE) // 7 - 2,
            (window_until - '0001-01-01'::DATE) // 7 + 1
        ))::UBIGINT) AS week_id
    FROM sought
    WHERE NOT is_wide
),

speaking AS (
    SELECT
        said_key(speaker, organisation) AS said_key, home, is_named, is_document, is_sovereign
    FROM store.voices
),

timed_keys AS NOT MATERIALIZED (
    SELECT
        rowid AS other, said_key, block_id, week_id, window_from, window_until, low_bits,
        high_bits, other_low_bits, other_high_bits, stems_enough(stem_count) AS enough
    FROM store.claim_keys
    WHERE week_id IS NOT NULL
),

at_any_time AS MATERIALIZED (
    SELECT one, other, keys.said_key
    FROM timed_keys AS keys
    JOIN (FROM sought WHERE is_wide) AS here USING (block_id)
    WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
        AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
            >= least(keys.enough, here.enough)
        AND bits_shared(
                keys.other_low_bits, keys.other_high_bits, here.other_low_bits,
                here.other_high_bits
            ) + other_lost >= least(keys.enough, here.enough)
    UNION ALL
    SELECT one, other, keys.said_key
    FROM (
        SELECT rowid AS other, *, stems_enough(stem_count) AS enough
        FROM store.claim_keys
        WHERE week_id IS NULL AND block_id IS NOT NULL
    ) AS keys
    JOIN sought AS here USING (block_id)
    WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
        AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
            >= least(keys.enough, here.enough)
        AND bits_shared(
                keys.other_low_bits, keys.other_high_bits, here.other_low_bits,
                here.other_high_bits
            ) + other_lost >= least(keys.enough, here.enough)
)

SELECT one, other
FROM timed_keys AS keys
JOIN weeks AS here USING (week_id)
WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
        >= least(keys.enough, here.enough)
    AND bits_shared(
            keys.other_low_bits, keys.other_high_bits, here.other_low_bits, here.other_high_bits
        ) + other_lost >= least(keys.enough, here.enough)
UNION ALL
-- Who may speak through whom decides where no time parts the claims.
SELECT one, other
FROM at_any_time
JOIN sought USING (one)
JOIN speaking AS here ON here.said_key = sought.said_key
JOIN speaking AS others ON others.said_key = at_any_time.said_key
WHERE NOT (others.is_named AND here.is_document)
    AND NOT (others.is_document AND here.is_named)
    AND (
        (others.is_named AND here.is_named)
        OR coalesce(others.home = here.home, true)
        OR others.is_sovereign
        OR here.is_sovereign
    )
