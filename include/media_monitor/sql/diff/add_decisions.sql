INSERT INTO store.decisions BY NAME
SELECT unnest(from_json(value, '{
    "decision_id": "VARCHAR", "decided_at": "TIMESTAMP", "analyst": "VARCHAR", "kind": "VARCHAR",
    "why": "VARCHAR", "topic": "VARCHAR", "target_id": "VARCHAR", "other_id": "VARCHAR",
    "stance": "VARCHAR", "speaker": "VARCHAR", "organisation": "VARCHAR", "withdraws": "VARCHAR",
    "state": "VARCHAR", "claim_ids": ["VARCHAR"], "other_claim_ids": ["VARCHAR"]
}'))
FROM json_each($rows)
