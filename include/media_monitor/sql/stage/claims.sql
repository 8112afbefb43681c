CREATE OR REPLACE TEMP TABLE new_claims AS
SELECT *
FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
    claim_id: 'VARCHAR', article_id: 'VARCHAR', text: 'VARCHAR', spans: 'BIGINT[][]',
    sentence: 'VARCHAR', speaker: 'VARCHAR', speaker_mention: 'VARCHAR', organisation: 'VARCHAR',
    cue: 'VARCHAR', speech: 'VARCHAR', said: 'VARCHAR', reported_via: 'VARCHAR',
    headline: 'BOOLEAN'
})
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY text, speaker, cue) = 1
