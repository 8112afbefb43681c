INSERT INTO store.statements BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "statement_id": "VARCHAR", "day": "DATE", "kind": "VARCHAR",
    "speaker": "VARCHAR", "organisation": "VARCHAR", "is_named": "BOOLEAN", "stance": "VARCHAR",
    "text": "VARCHAR", "said": "VARCHAR", "occasion": "DATE", "score": "DOUBLE",
    "reasons": ["VARCHAR"], "previous_statement_id": "VARCHAR", "probable_repeat_of": "VARCHAR",
    "independent": "BIGINT", "status": "VARCHAR", "decision_id": "VARCHAR", "place": "BIGINT"
}]'), max_depth := 2)
