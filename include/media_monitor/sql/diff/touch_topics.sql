-- Another set of words left out of the comparison touches all that speaks to the topic.
INSERT INTO store.touched_articles
SELECT DISTINCT article_id
FROM store.evidence
WHERE list_contains(from_json($topics::JSON, '["VARCHAR"]'), topic)
