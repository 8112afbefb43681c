-- When something came or went, in the histories of which voices.
CREATE OR REPLACE TEMP TABLE moments AS
WITH moved AS (
    FROM former
    UNION ALL
    FROM store.statements WHERE kind IS NULL
)

SELECT DISTINCT topic, unnest([voice, office]) AS voice, moment FROM moved
