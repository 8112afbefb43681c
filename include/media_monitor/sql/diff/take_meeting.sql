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

wide_keys AS MATERIALIZED (
    SELECT
        rowid AS other, said_key, block_id, window_from, window_until, stem_count, low_bits,
        high_bits, other_low_bits, other_high_bits
    FROM store.claim_keys
    WHERE week_id IS NULL AND block_id IS NOT NULL
),

timed_keys AS NOT MATERIALIZED (
    SELECT
        rowid AS other, said_key, block_id, week_id, window_from, window_until, stem_count,
        low_bits, high_bits, other_low_bits, other_high_bits
    FROM store.claim_keys
    WHERE week_id IS NOT NULL
),

speaking AS (
    SELECT *, said_key(speaker, organisation) AS said_key FROM store.voices
),

-- What is wide is compared with all, all others only with what is wide.
comparable AS (
    SELECT *, true AS is_wide FROM speaking
    UNION ALL
    SELECT *, false AS is_wide FROM speaking SEMI JOIN wide_keys USING (said_key)
),

-- Who may speak through whom decides before words do where no time parts the claims.
partners AS (
    SELECT here.said_key, others.said_key AS other_key, is_wide
    FROM (SELECT DISTINCT said_key, is_wide FROM sought)
    JOIN speaking AS here USING (said_key)
    JOIN comparable AS others USING (block, is_wide)
    WHERE NOT (others.is_named AND here.is_document)
        AND NOT (others.is_document AND here.is_named)
        AND (
            (others.is_named AND here.is_named)
            OR coalesce(others.home = here.home, true)
            OR others.is_sovereign
            OR here.is_sovereign
        )
),

at_any_time AS MATERIALIZED (
    SELECT
        one, other_key, is_wide, block_id, window_from, window_until, low_bits, high_bits, lost,
        other_low_bits, other_high_bits, other_lost, enough
    FROM sought
    JOIN partners USING (said_key, is_wide)
)

SELECT one, other
FROM timed_keys AS keys
JOIN weeks AS here USING (week_id)
WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
        >= least(stems_enough(keys.stem_count), enough)
    AND bits_shared(
            keys.other_low_bits, keys.other_high_bits, here.other_low_bits, here.other_high_bits
        ) + other_lost >= least(stems_enough(keys.stem_count), enough)
UNION ALL
SELECT one, other
FROM wide_keys AS keys
JOIN at_any_time AS here ON here.other_key = keys.said_key AND here.block_id = keys.block_id
WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
        >= least(stems_enough(keys.stem_count), enough)
    AND bits_shared(
            keys.other_low_bits, keys.other_high_bits, here.other_low_bits, here.other_high_bits
        ) + other_lost >= least(stems_enough(keys.stem_count), enough)
UNION ALL
SELECT one, other
FROM timed_keys AS keys
JOIN (FROM at_any_time WHERE is_wide) AS here
    ON here.other_key = keys.said_key AND here.block_id = keys.block_id
WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
        >= least(stems_enough(keys.stem_count), enough)
    AND bits_shared(
            keys.other_low_bits, keys.other_high_bits, here.other_low_bits, here.other_high_bits
        ) + other_lost >= least(stems_enough(keys.stem_count), enough)
