-- Things that did not work, with the run they happened in.
CREATE OR REPLACE VIEW issues (
    started_at, -- when the run happened, UTC
    run_id, -- the run
    source, -- the source
    stage, -- discover, fetch, read, second_opinion, load, check or review
    subject, -- the address, file or feed
    message -- what happened and what to do
) AS
SELECT runs.started_at, issues.run_id, issues.source, issues.stage, issues.subject, issues.message
FROM store.issues
LEFT JOIN store.runs USING (run_id)
