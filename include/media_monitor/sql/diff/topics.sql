SELECT topic, to_json(words) AS words FROM store.topics ORDER BY topic
