CREATE OR REPLACE TEMP TABLE these_circles AS
SELECT DISTINCT md5_number_lower(topic || ' ' || circle) AS circle_key
FROM (
    SELECT unnest(from_json(value, '{"topic": "VARCHAR", "circle": "VARCHAR"}'))
    FROM json_each($circles)
)
