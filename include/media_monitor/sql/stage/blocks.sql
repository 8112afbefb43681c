CREATE OR REPLACE TEMP TABLE new_blocks AS
SELECT DISTINCT *
FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
    page_id: 'VARCHAR', position: 'BIGINT', text: 'VARCHAR', reason: 'VARCHAR', rule: 'VARCHAR'
})
