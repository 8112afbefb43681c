-- What came or went.
CREATE OR REPLACE TEMP TABLE moved AS
FROM former
UNION ALL
SELECT
    topic, statement_id, md5_number_lower(topic || ' ' || statement_id) AS statement_key, voice_id,
    office_id, day_id, occasion, moment
FROM came
