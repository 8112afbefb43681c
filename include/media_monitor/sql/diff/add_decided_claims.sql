INSERT INTO store.decided_claims BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "claim_id": "VARCHAR", "speaker": "VARCHAR", "organisation": "VARCHAR",
    "stance": "VARCHAR", "is_confirmed": "BOOLEAN", "rulings": "JSON"
}]'), max_depth := 2)
