-- The newest version of every article: the text that counts.
CREATE OR REPLACE VIEW store.current_articles (
    address, -- where it was fetched, else source and path: what versions have in common
    article_id, -- hash of the address and the text
    page_id, -- the page it was read from
    source, -- the source that pointed to it
    url, -- address, if any
    canonical_url, -- address the page names as the real one
    path, -- file, if any
    title, -- headline
    published, -- publication time, UTC
    outlet, -- publication that carried it
    original_outlet, -- publication it was taken over from
    text, -- title and kept paragraphs
    is_twin -- true where another address has the very same article: that one counts
) AS
SELECT
    address, article_id, page_id, source, url, canonical_url, path, title, published, outlet,
    original_outlet, text, is_twin
FROM store.articles
WHERE is_current AND kept
