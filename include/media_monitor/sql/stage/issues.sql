CREATE OR REPLACE TEMP TABLE new_issues AS
SELECT DISTINCT *
FROM read_json($file, format = 'newline_delimited', columns = {
    source: 'VARCHAR', stage: 'VARCHAR', subject: 'VARCHAR', message: 'VARCHAR'
})
