DELETE FROM store.topics
