CREATE OR REPLACE TEMP TABLE new_articles AS
SELECT *
FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
    article_id: 'VARCHAR', page_id: 'VARCHAR', source: 'VARCHAR', url: 'VARCHAR',
    canonical_url: 'VARCHAR', path: 'VARCHAR',
    title: 'VARCHAR', authors: 'VARCHAR[]', published: 'TIMESTAMP', published_precision: 'VARCHAR',
    published_source: 'VARCHAR', updated: 'TIMESTAMP', outlet: 'VARCHAR',
    original_outlet: 'VARCHAR', section: 'VARCHAR', language: 'VARCHAR', kept: 'BOOLEAN',
    drop_reason: 'VARCHAR', text: 'VARCHAR', body_start: 'BIGINT', provenance: 'JSON'
})
QUALIFY row_number() OVER (PARTITION BY page_id ORDER BY article_id) = 1
