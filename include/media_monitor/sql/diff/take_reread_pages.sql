-- Those that this run only read anew.
CREATE OR REPLACE TEMP TABLE reread AS
FROM (FROM touched_pages WHERE read_by = $run_id) ANTI JOIN fresh_pages USING (page_id)
