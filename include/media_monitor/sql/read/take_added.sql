-- What a run was the first to flag.
CREATE OR REPLACE TEMP TABLE added AS
SELECT DISTINCT statement_key FROM store.flags WHERE run_id = $run_id AND change = 'added'
