CREATE OR REPLACE TEMP TABLE told_articles AS
SELECT
    article_id, article_key, page_id, page_key, address_key, path, url, canonical_url, outlet,
    original_outlet, published, fetched_at, read_by, is_current AND kept AS is_read,
    is_current AND kept AND NOT is_twin AS counts
FROM store.articles
WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN touched_keys USING (article_key))
