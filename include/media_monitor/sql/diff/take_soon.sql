-- The days in the month in which something moved or in the next one on which voices took a
-- position: whoever speaks often did.
CREATE OR REPLACE TEMP TABLE soon AS
SELECT DISTINCT history, day
FROM voiced
JOIN (
    SELECT DISTINCT history, unnest([month_of(day), month_of(day) + 1]) AS month FROM moments
) AS months USING (history)
WHERE counts AND is_clear AND NOT is_standing AND month_of(day) = month
