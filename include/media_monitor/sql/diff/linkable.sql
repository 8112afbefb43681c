-- Circles with a claim that may be linked to one of those sought if both may be one speaker's.
-- What is left out here can never be linked; what is not is compared exactly.
WITH here AS (
    SELECT
        *, row_number() OVER () AS one,
        stem_count - bit_count(low_bits) - bit_count(high_bits) AS lost,
        window_until - window_from > 14 AS is_wide
    FROM sought
),

-- The weeks in which begins whatever is not wide and meets a window.
weeks AS (
    SELECT
        one, window_from, window_until, stem_count, low_bits, high_bits, lost,
        xor(block_id, unnest(range(
            (window_from - '0001-01-01'::DATE) // 7 - 2,
            (window_until - '0001-01-01'::DATE) // 7 + 1
        ))::UBIGINT) AS week_id
    FROM here
    WHERE NOT is_wide
),

-- As many bits as words have to be shared, or nearly: some words share a bit.
meeting AS (
    SELECT
        one, keys.rowid AS other, lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared,
        least(keys.stem_count, here.stem_count) AS size
    FROM store.claim_keys AS keys
    JOIN weeks AS here USING (week_id)
    WHERE keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    UNION ALL
    SELECT
        one, keys.rowid AS other, lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared,
        least(keys.stem_count, here.stem_count) AS size
    FROM store.claim_keys AS keys
    JOIN here USING (block_id)
    WHERE keys.week_id IS NULL
        AND keys.window_from <= here.window_until AND keys.window_until >= here.window_from
    UNION ALL
    SELECT
        one, keys.rowid AS other, lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits) AS shared,
        least(keys.stem_count, here.stem_count) AS size
    FROM store.claim_keys AS keys
    JOIN (FROM here WHERE is_wide) AS here USING (block_id)
    WHERE keys.week_id IS NOT NULL
        AND keys.window_from <= here.window_until AND keys.window_until >= here.window_from
),

perhaps AS (
    SELECT one, other FROM meeting WHERE shared >= greatest(least(2, size), 0.33 * size)
),

rare AS (
    SELECT one, xor(block_id, unnest(rare_stems)) AS word_id FROM here
),

sharing_rare_words AS (
    SELECT DISTINCT one, other
    FROM (
        SELECT rowid AS other, xor(block_id, unnest(rare_stems)) AS word_id FROM store.claim_keys
    )
    JOIN rare USING (word_id)
),

nearly AS (
    SELECT one, other
    FROM sharing_rare_words
    JOIN here USING (one)
    JOIN (
        SELECT rowid AS other, said_from, stem_count, low_bits, high_bits
        FROM store.claim_keys
        WHERE rowid IN (SELECT other FROM sharing_rare_words)
    ) AS keys USING (other)
    WHERE (here.said_from IS NULL OR keys.said_from IS NULL)
        AND lost + bit_count(keys.low_bits & here.low_bits)
            + bit_count(keys.high_bits & here.high_bits)
            > $nearly::DOUBLE * greatest(keys.stem_count, here.stem_count) - 1
),

beside AS (
    SELECT one, keys.rowid AS other
    FROM store.claim_keys AS keys
    JOIN (SELECT one, block_id, article_key FROM here ANTI JOIN these_articles USING (article_key))
        USING (block_id, article_key)
),

announced AS (
    SELECT one, keys.rowid AS other
    FROM store.claim_keys AS keys
    JOIN here USING (block_id, said_from, said_until)
    WHERE here.is_headline OR keys.is_headline
),

others AS (
    SELECT rowid AS other, topic, circle, speaker, organisation, stems
    FROM store.claim_keys
    ANTI JOIN these_articles USING (article_key)
    WHERE rowid IN (
        SELECT other FROM perhaps
        UNION
        SELECT other FROM nearly
        UNION
        SELECT other FROM beside
        UNION
        SELECT other FROM announced
    )
),

sharing_words AS (
    SELECT one, other
    FROM perhaps
    JOIN here USING (one)
    JOIN others USING (other)
    WHERE len(list_intersect(here.stems, others.stems))
        >= greatest(
            least(2, len(here.stems), len(others.stems)),
            0.33 * least(len(here.stems), len(others.stems))
        )
),

repeating AS (
    SELECT one, other
    FROM nearly
    JOIN here USING (one)
    JOIN others USING (other)
    WHERE len(list_intersect(here.stems, others.stems))
        / len(list_distinct(here.stems || others.stems)) >= $nearly::DOUBLE
),

pairs AS (
    FROM sharing_words
    UNION
    FROM repeating
    UNION
    FROM beside
    UNION
    FROM announced
)

SELECT DISTINCT
    others.topic, others.circle, here.speaker, here.organisation,
    others.speaker AS other_speaker, others.organisation AS other_organisation
FROM pairs
JOIN here USING (one)
JOIN others USING (other)
ORDER BY ALL
