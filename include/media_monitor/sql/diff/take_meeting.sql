-- Claims that share a time with those sought, and perhaps enough words: as many bits as words have
-- to be shared, or nearly, for some words share a bit.
CREATE OR REPLACE TEMP TABLE meeting AS
WITH weeks AS (
    -- The weeks in which begins whatever is not wide and meets a window.
    SELECT
        one, window_from, window_until, stem_count, low_bits, high_bits, lost,
        xor(block_id, unnest(range(
            (window_from - '0001-01-01'::DATE) // 7 - 2,
            (window_until - '0001-01-01'::DATE) // 7 + 1
        ))::UBIGINT) AS week_id
    FROM sought
    WHERE NOT is_wide
),

-- Who may speak through whom decides before words do where no time parts the claims.
here AS (
    SELECT sought.*, home, is_named, is_document, is_sovereign
    FROM sought
    JOIN store.voices
        ON voices.speaker = sought.speaker
        AND voices.organisation IS NOT DISTINCT FROM sought.organisation
),

wide_keys AS (
    SELECT
        keys.rowid AS other, block_id, window_from, window_until, stem_count, low_bits, high_bits,
        home, is_named, is_document, is_sovereign
    FROM store.claim_keys AS keys
    JOIN store.voices
        ON voices.speaker = keys.speaker
        AND voices.organisation IS NOT DISTINCT FROM keys.organisation
    WHERE keys.week_id IS NULL AND keys.block_id IS NOT NULL
),

near AS (
    SELECT
        one, keys.rowid AS other, least(keys.stem_count, here.stem_count) AS size,
        lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared
    FROM store.claim_keys AS keys
    JOIN weeks AS here USING (week_id)
    WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    UNION ALL
    SELECT
        one, keys.other, least(keys.stem_count, here.stem_count) AS size,
        lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared
    FROM wide_keys AS keys
    JOIN here USING (block_id)
    WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
        AND NOT (keys.is_named AND here.is_document)
        AND NOT (keys.is_document AND here.is_named)
        AND (
            (keys.is_named AND here.is_named)
            OR coalesce(keys.home = here.home, true)
            OR keys.is_sovereign
            OR here.is_sovereign
        )
    UNION ALL
    SELECT
        one, keys.rowid AS other, least(keys.stem_count, here.stem_count) AS size,
        lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared
    FROM store.claim_keys AS keys
    JOIN (FROM sought WHERE is_wide) AS here USING (block_id)
    WHERE keys.week_id IS NOT NULL
        AND keys.window_from <= here.window_until AND keys.window_until >= here.window_from
)

SELECT one, other FROM near WHERE shared >= greatest(least(2, size), 0.33 * size)
