-- Statements whose flags are wanted; here and below rows are found by their numbers first: what came
-- last stands together, and is read alone.
CREATE OR REPLACE TEMP TABLE flagged AS
SELECT *
FROM store.statements
WHERE rowid IN (
    SELECT rowid
    FROM store.statements
    WHERE status IS DISTINCT FROM 'dismissed'
        AND ($topic IS NULL OR topic = $topic)
        AND ($since::DATE IS NULL OR day >= $since::DATE)
        AND ($run_id IS NULL OR statement_key IN (SELECT statement_key FROM added))
)
