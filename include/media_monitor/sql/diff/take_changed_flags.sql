CREATE OR REPLACE TEMP TABLE changed_flags AS
SELECT *, md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM (
    SELECT unnest(from_json(value, '{
        "answer": "BIGINT", "topic": "VARCHAR", "statement_id": "VARCHAR", "kind": "VARCHAR",
        "score": "DOUBLE", "reasons": ["VARCHAR"], "previous_statement_id": "VARCHAR",
        "previous_occasion": "DATE", "probable_repeat_of": "VARCHAR"
    }'))
    FROM json_each($rows)
)
