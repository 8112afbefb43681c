INSERT INTO store.ties BY NAME
SELECT unnest(from_json(value, '{
    "topic": "VARCHAR", "place": "BIGINT", "is_same": "BOOLEAN", "claim_ids": ["VARCHAR"],
    "other_claim_ids": ["VARCHAR"]
}'))
FROM json_each($rows)
