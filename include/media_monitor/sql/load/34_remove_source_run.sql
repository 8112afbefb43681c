DELETE FROM store.source_runs WHERE run_id = $run_id AND source = $source
