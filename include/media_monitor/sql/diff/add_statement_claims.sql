INSERT INTO store.statement_claims BY NAME
SELECT
    *,
    md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json($rows::JSON, '[{
        "topic": "VARCHAR", "statement_id": "VARCHAR", "claim_id": "VARCHAR", "place": "BIGINT",
        "voice": "BIGINT"
    }]'), max_depth := 2)
)
