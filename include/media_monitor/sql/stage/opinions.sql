CREATE OR REPLACE TEMP TABLE new_opinions AS
SELECT *
FROM read_json($file, format = 'newline_delimited', columns = {
    claim_id: 'VARCHAR', topic: 'VARCHAR', model: 'VARCHAR', prompt: 'VARCHAR',
    on_question: 'BOOLEAN', stance: 'VARCHAR', reason: 'VARCHAR'
})
QUALIFY row_number() OVER (PARTITION BY claim_id, topic, model ORDER BY prompt) = 1
