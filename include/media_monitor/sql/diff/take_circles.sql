CREATE OR REPLACE TEMP TABLE these_circles AS
SELECT DISTINCT *
FROM (SELECT unnest(
    from_json($circles::JSON, '[{"topic": "VARCHAR", "circle": "VARCHAR"}]'), max_depth := 2
))
