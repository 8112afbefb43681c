CREATE OR REPLACE TEMP TABLE these_statements AS
SELECT *, md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json(value, '{"topic": "VARCHAR", "statement_id": "VARCHAR"}'))
    FROM json_each($rows)
)
