INSERT INTO store.statement_claims BY NAME
SELECT
    *,
    md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json(value, '{
        "topic": "VARCHAR", "statement_id": "VARCHAR", "claim_id": "VARCHAR", "place": "BIGINT",
        "voice": "BIGINT"
    }'))
    FROM json_each($rows)
)
