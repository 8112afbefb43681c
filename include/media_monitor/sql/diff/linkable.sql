-- Circles with a claim that may be linked to one of those sought if both may be one speaker's.
-- What is left out here can never be linked; what is not is compared exactly.
WITH blocks AS (
    SELECT
        topic, block, row_number() OVER () AS block_number,
        min(window_from) AS earliest, max(window_until) AS latest
    FROM sought
    GROUP BY topic, block
),

here AS (
    SELECT sought.*, block_number, row_number() OVER () AS one, len(stems) AS size
    FROM sought
    JOIN blocks USING (topic, block)
),

standing AS (
    SELECT claim_keys.*, claim_keys.rowid AS other, len(stems) AS size, block_number, earliest, latest
    FROM store.claim_keys
    JOIN blocks USING (topic, block)
    ANTI JOIN these_articles USING (article_id)
),

near AS (
    FROM standing WHERE window_from <= latest AND window_until >= earliest
),

sharing_words AS (
    SELECT one, other
    FROM (
        SELECT one, block_number, size, window_from, window_until, unnest(stems) AS stem FROM here
    ) AS here
    JOIN (
        SELECT other, block_number, size, window_from, window_until, unnest(stems) AS stem FROM near
    ) AS near USING (block_number, stem)
    WHERE near.window_from <= here.window_until AND near.window_until >= here.window_from
    GROUP BY one, other
    HAVING count(*) >= least(2, any_value(here.size), any_value(near.size))
        AND count(*) >= 0.33 * least(any_value(here.size), any_value(near.size))
),

sharing_rare_words AS (
    SELECT DISTINCT one, other
    FROM (
        SELECT one, block_number, said_from, unnest(rare_stems) AS stem FROM here
    ) AS here
    JOIN (
        SELECT other, block_number, said_from, unnest(rare_stems) AS stem FROM standing
    ) AS standing USING (block_number, stem)
    WHERE here.said_from IS NULL OR standing.said_from IS NULL
),

beside AS (
    SELECT one, other
    FROM here
    JOIN (SELECT other, topic, block, article_id FROM standing) USING (topic, block, article_id)
),

announced AS (
    SELECT one, other
    FROM here
    JOIN (SELECT other, block_number, said_from, said_until, is_headline FROM near) AS near
        USING (block_number, said_from, said_until)
    WHERE here.is_headline OR near.is_headline
),

pairs AS (
    FROM sharing_words
    UNION
    FROM sharing_rare_words
    UNION
    FROM beside
    UNION
    FROM announced
)

SELECT DISTINCT
    here.topic, keys.circle, here.speaker, here.organisation,
    keys.speaker AS other_speaker, keys.organisation AS other_organisation
FROM pairs
JOIN (SELECT one, topic, speaker, organisation FROM here) AS here USING (one)
JOIN (SELECT rowid AS other, circle, speaker, organisation FROM store.claim_keys) AS keys
    USING (other)
ORDER BY ALL
