-- Who speaks for whom in the articles touched, as they are now.
CREATE OR REPLACE TEMP TABLE heard AS
WITH current_articles AS (
    SELECT article_id
    FROM store.articles
    SEMI JOIN store.touched_articles USING (article_id)
    WHERE is_current AND kept
)

SELECT DISTINCT md5_number_lower(article_id) AS article_key, speaker, organisation
FROM store.spoken
SEMI JOIN current_articles USING (article_id)
WHERE organisation IS NOT NULL
