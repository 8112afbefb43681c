-- The statements that came, or were made anew.
CREATE OR REPLACE TEMP TABLE came AS
SELECT unnest(from_json(value, '{
    "topic": "VARCHAR", "statement_id": "VARCHAR", "voice_id": "UBIGINT", "office_id": "UBIGINT",
    "day_id": "UBIGINT", "stance": "VARCHAR", "occasion": "DATE", "moment": "VARCHAR",
    "wordings": [["UINTEGER"]]
}'))
FROM json_each($rows)
