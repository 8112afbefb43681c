INSERT INTO store.attestations BY NAME
SELECT DISTINCT article_id, speaker, organisation
FROM store.spoken
SEMI JOIN store.touched_articles USING (article_id)
SEMI JOIN store.current_articles USING (article_id)
WHERE organisation IS NOT NULL
