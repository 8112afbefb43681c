-- What a run was the first to flag.
SELECT DISTINCT topic, statement_id FROM store.flags WHERE run_id = $run_id AND change = 'added'
