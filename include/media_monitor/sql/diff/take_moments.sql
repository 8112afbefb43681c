-- When something came or went, in the histories of which voices; nobody knows when for the undated.
CREATE OR REPLACE TEMP TABLE moments AS
WITH moved AS (
    SELECT voice_id, office_id, occasion, moment FROM former
    UNION ALL
    SELECT voice_id, office_id, occasion, moment FROM came
)

SELECT DISTINCT
    unnest([voice_id, office_id]) AS history,
    coalesce(occasion, '9999-12-31'::DATE) AS day,
    moment
FROM moved
