-- The statements of these circles as they were.
CREATE OR REPLACE TEMP TABLE former AS
SELECT * FROM store.statements SEMI JOIN these_circles USING (topic, circle)
