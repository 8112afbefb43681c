-- What each run covered and read: a quiet day is seen to be quiet, not broken.
CREATE OR REPLACE VIEW coverage (
    run_id, -- the run
    started_at, -- when it happened, UTC
    window_start, -- first moment of publication time it covers, UTC
    window_end, -- first moment after the window, UTC
    sources, -- sources that answered; 0 where analysts' decisions were applied alone
    pages, -- pages fetched
    articles, -- articles read, kept or not
    blocks, -- pieces that cleaning dropped
    claims, -- attributed statements found
    positions, -- claims that speak to a question
    issues, -- things that did not work
    new_flags -- flags the run wrote down first
) AS
WITH read AS (
    SELECT
        run_id, count(*) FILTER (pages > 0 OR issues = 0) AS sources, sum(pages) AS pages, sum(articles) AS articles,
        sum(blocks) AS blocks, sum(claims) AS claims, sum(positions) AS positions,
        sum(issues) AS issues
    FROM store.source_runs
    GROUP BY run_id
),

flagged AS (
    SELECT run_id, count(*) AS new_flags
    FROM store.flags
    WHERE change = 'added'
    GROUP BY run_id
)

SELECT
    run_id, started_at, window_start, window_end,
    coalesce(sources, 0)::BIGINT AS sources,
    coalesce(pages, 0)::BIGINT AS pages,
    coalesce(articles, 0)::BIGINT AS articles,
    coalesce(blocks, 0)::BIGINT AS blocks,
    coalesce(claims, 0)::BIGINT AS claims,
    coalesce(positions, 0)::BIGINT AS positions,
    coalesce(issues, 0)::BIGINT AS issues,
    coalesce(new_flags, 0)::BIGINT AS new_flags
FROM store.runs
LEFT JOIN read USING (run_id)
LEFT JOIN flagged USING (run_id)
