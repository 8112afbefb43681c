-- The words of what came, with those who are heard with them.
CREATE OR REPLACE TEMP TABLE came_wordings AS
WITH told AS (
    SELECT
        came.moment, day_of(came.occasion) AS day, unnested.stems,
        xor(unnest(list_distinct([voice_id, office_id])), hash(came.stance)) AS position_key
    FROM came, unnest(wordings) AS unnested (stems)
),

wordings AS (
    SELECT *, row_number() OVER () AS wording, len(stems) AS size FROM told
),

bits AS (
    SELECT
        wording, low_bits_of(bit) AS low_bits, high_bits_of(bit) AS high_bits,
        low_bits_of(other_bit) AS other_low_bits, high_bits_of(other_bit) AS other_high_bits
    FROM (
        SELECT
            wording, (stem % 126)::INTEGER AS bit, (stem // 126 % 126)::INTEGER AS other_bit
        FROM (SELECT wording, unnest(stems) AS stem FROM wordings)
    )
    GROUP BY wording
)

SELECT
    *,
    stems_enough(size) AS enough,
    stems_lost(size, low_bits, high_bits) AS lost,
    stems_lost(size, other_low_bits, other_high_bits) AS other_lost
FROM wordings
JOIN bits USING (wording)
