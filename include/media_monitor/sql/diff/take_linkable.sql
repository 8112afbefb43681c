-- Pairs of claims that may be linked if both may be one speaker's. What is left out here can never
-- be linked; what is not is compared exactly.
CREATE OR REPLACE TEMP TABLE linkable AS
WITH these AS (
    SELECT *, len(stems) AS size FROM others
),

-- Pair by pair: words first would pair all that ever shared one.
own_words AS MATERIALIZED (
    SELECT one, other, len(stems) AS own_size, unnest(stems) AS stem
    FROM meeting
    JOIN sought USING (one)
),

sharing_words AS (
    SELECT one, other
    FROM own_words
    JOIN (SELECT other, size, unnest(stems) AS stem FROM these) USING (other, stem)
    GROUP BY one, other
    HAVING count(*) >= greatest(
        least(2, any_value(own_size), any_value(size)),
        0.33 * least(any_value(own_size), any_value(size))
    )
),

repeating AS (
    SELECT one, other
    FROM nearly
    JOIN sought AS here USING (one)
    JOIN these USING (other)
    WHERE len(list_intersect(here.stems, these.stems))
        / len(list_distinct(here.stems || these.stems)) >= $nearly::DOUBLE
)

FROM sharing_words
UNION
FROM repeating
UNION
FROM placed
