CREATE OR REPLACE TEMP TABLE told_articles AS
SELECT
    article_id, page_id, path, url, canonical_url, outlet, original_outlet, published,
    is_current AND kept AND NOT is_twin AS counts
FROM store.articles
WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN told_claims USING (article_key))
