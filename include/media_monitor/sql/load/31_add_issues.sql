INSERT INTO store.issues BY NAME
SELECT $run_id AS run_id, new_issues.*
FROM new_issues
ANTI JOIN (SELECT * FROM store.issues WHERE run_id = $run_id)
    USING (source, stage, subject, message)
