CREATE OR REPLACE TEMP TABLE new_pages AS
SELECT *, list(fetched_at) OVER (PARTITION BY page_id) AS fetches
FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
    page_id: 'VARCHAR', source: 'VARCHAR', url: 'VARCHAR', path: 'VARCHAR',
    fetched_at: 'TIMESTAMP', content_type: 'VARCHAR', charset: 'VARCHAR', digest: 'VARCHAR',
    warc: 'VARCHAR', warc_offset: 'BIGINT', hints: 'JSON'
})
QUALIFY row_number() OVER (PARTITION BY page_id ORDER BY fetched_at, warc, warc_offset) = 1
