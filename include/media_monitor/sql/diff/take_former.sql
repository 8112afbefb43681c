-- The statements of these circles as they were.
CREATE OR REPLACE TEMP TABLE former AS
SELECT
    topic, statement_id, statement_key, voice_id, office_id, day_id, occasion, moment
FROM store.statements
WHERE rowid IN (SELECT rowid FROM store.statements SEMI JOIN these_circles USING (circle_key))
