CREATE OR REPLACE TEMP TABLE carrying_articles AS
SELECT
    article_id, page_id, path, url, outlet, published,
    is_current AND kept AND NOT is_twin AS counts
FROM store.articles
WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN carrying_claims USING (article_key))
