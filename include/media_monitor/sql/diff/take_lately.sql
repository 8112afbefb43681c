-- The days in the month of a question or the one before on which these voices took a position:
-- whoever speaks often did.
CREATE OR REPLACE TEMP TABLE lately AS
SELECT DISTINCT history, day
FROM voiced
JOIN (
    SELECT DISTINCT history, unnest([month_of(day) - 1, month_of(day)]) AS month FROM asked
) AS months USING (history)
WHERE counts AND is_clear AND NOT is_standing AND month_of(day) = month
