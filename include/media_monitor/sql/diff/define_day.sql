-- Nobody knows when the undated was said: after all else.
CREATE OR REPLACE TEMP MACRO day_of(occasion) AS coalesce(occasion, '9999-12-31'::DATE)
