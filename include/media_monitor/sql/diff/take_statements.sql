CREATE OR REPLACE TEMP TABLE these_statements AS
SELECT unnest(
    from_json($rows::JSON, '[{"topic": "VARCHAR", "statement_id": "VARCHAR"}]'), max_depth := 2
)
