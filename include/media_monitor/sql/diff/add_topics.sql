INSERT INTO store.topics (topic, words)
SELECT row.topic, row.words
FROM (SELECT unnest(from_json($rows::JSON, '[{"topic": "VARCHAR", "words": ["VARCHAR"]}]')) AS row)
