-- All words of the invented world, the commonest first, with what matching hashes them to.
CREATE TEMP TABLE words AS
SELECT unnest(
    from_json($words::JSON, '[{"rank": "BIGINT", "word": "VARCHAR", "stem": "UINTEGER"}]'),
    max_depth := 2
)
