-- What was said on the day of something that moved, or on the next day with a position; and what is
-- no position until then.
CREATE OR REPLACE TEMP TABLE following AS
WITH ends AS (
    SELECT history, day FROM spans
    UNION
    SELECT history, until FROM spans
)

SELECT history, answer, is_own, counts AND NOT is_standing AS is_position
FROM voiced
JOIN ends USING (history, day)
WHERE is_clear
UNION
SELECT history, answer, is_own, false AS is_position
FROM voiced
JOIN spans USING (history)
WHERE is_clear AND is_own AND (is_standing OR NOT counts)
    AND spans.day < voiced.day AND voiced.day < spans.until
