INSERT INTO store.statement_names BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "utterance_id": "VARCHAR", "statement_id": "VARCHAR"
}]'), max_depth := 2)
