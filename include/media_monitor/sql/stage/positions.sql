CREATE OR REPLACE TEMP TABLE new_positions AS
SELECT *
FROM read_json($file, format = 'newline_delimited', columns = {
    claim_id: 'VARCHAR', topic: 'VARCHAR', on_question: 'BOOLEAN', proposed: 'BOOLEAN',
    stance: 'VARCHAR', rule: 'VARCHAR', decided_by: 'VARCHAR', confidence: 'DOUBLE'
})
QUALIFY row_number() OVER (PARTITION BY claim_id, topic ORDER BY stance, rule) = 1
