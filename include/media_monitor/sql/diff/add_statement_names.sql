INSERT INTO store.statement_names BY NAME
SELECT
    *,
    md5_number_lower(topic || ' ' || utterance_id) AS utterance_key,
    md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json(value, '{
        "topic": "VARCHAR", "utterance_id": "VARCHAR", "statement_id": "VARCHAR"
    }'))
    FROM json_each($rows)
)
