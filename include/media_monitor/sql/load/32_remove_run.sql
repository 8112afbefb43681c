DELETE FROM store.runs WHERE run_id = $run_id
