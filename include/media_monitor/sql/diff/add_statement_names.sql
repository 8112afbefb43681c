INSERT INTO store.statement_names BY NAME
SELECT
    *,
    md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json($rows::JSON, '[{
        "topic": "VARCHAR", "utterance_id": "VARCHAR", "statement_id": "VARCHAR"
    }]'), max_depth := 2)
)
