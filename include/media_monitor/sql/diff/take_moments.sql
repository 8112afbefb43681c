-- When something came or went, in the histories of which voices; nobody knows when for the undated.
CREATE OR REPLACE TEMP TABLE moments AS
SELECT DISTINCT
    unnest([voice_id, office_id]) AS history,
    coalesce(occasion, '9999-12-31'::DATE) AS day,
    moment
FROM moved
