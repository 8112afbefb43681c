-- Pages whose versions may have changed, and those that share a version with them.
CREATE OR REPLACE TEMP TABLE edited_addresses AS
SELECT DISTINCT address
FROM store.articles
SEMI JOIN store.touched_articles USING (article_id)
