INSERT INTO store.statement_claims BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "statement_id": "VARCHAR", "claim_id": "VARCHAR", "place": "BIGINT",
    "voice": "BIGINT"
}]'), max_depth := 2)
