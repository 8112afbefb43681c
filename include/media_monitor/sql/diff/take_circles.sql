CREATE OR REPLACE TEMP TABLE these_circles AS
SELECT DISTINCT md5_number_lower(topic || ' ' || circle) AS circle_key
FROM (SELECT unnest(
    from_json($circles::JSON, '[{"topic": "VARCHAR", "circle": "VARCHAR"}]'), max_depth := 2
))
