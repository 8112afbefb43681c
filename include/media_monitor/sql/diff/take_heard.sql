-- Who speaks for whom in the articles touched, as they are now.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT DISTINCT article_id, speaker, organisation
FROM store.spoken
SEMI JOIN store.touched_articles USING (article_id)
SEMI JOIN store.current_articles USING (article_id)
WHERE organisation IS NOT NULL
