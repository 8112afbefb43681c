INSERT INTO store.voices BY NAME
SELECT unnest(from_json(value, '{
    "speaker": "VARCHAR", "organisation": "VARCHAR", "full_name": "VARCHAR", "home": "VARCHAR",
    "block": "VARCHAR", "is_named": "BOOLEAN", "is_document": "BOOLEAN", "is_sovereign": "BOOLEAN",
    "skeleton": "VARCHAR"
}'))
FROM json_each($rows)
