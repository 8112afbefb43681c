INSERT INTO store.decided_claims BY NAME
SELECT unnest(from_json(value, '{
    "topic": "VARCHAR", "claim_id": "VARCHAR", "speaker": "VARCHAR", "organisation": "VARCHAR",
    "stance": "VARCHAR", "is_confirmed": "BOOLEAN", "rulings": "JSON"
}'))
FROM json_each($rows)
