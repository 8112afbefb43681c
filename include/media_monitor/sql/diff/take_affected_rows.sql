-- Read once, and kept for what comes in their place.
CREATE OR REPLACE TEMP TABLE affected_rows AS
SELECT *, rowid AS answer FROM store.statements WHERE rowid IN (SELECT answer FROM affected)
