INSERT INTO store.ties BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "place": "BIGINT", "is_same": "BOOLEAN", "claim_ids": ["VARCHAR"],
    "other_claim_ids": ["VARCHAR"]
}]'), max_depth := 2)
