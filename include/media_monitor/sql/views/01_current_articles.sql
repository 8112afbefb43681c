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
    text -- title and kept paragraphs
) AS
WITH dated AS (
    SELECT
        articles.*,
        -- Where the bytes came from: what a page says of its address may be the original's.
        coalesce(pages.url, pages.source || ':' || pages.path, articles.page_id) AS address,
        pages.fetched_at
    FROM store.articles
    LEFT JOIN store.pages USING (page_id)
),

newest AS (
    SELECT *
    FROM dated
    QUALIFY row_number() OVER (
        PARTITION BY address ORDER BY fetched_at DESC NULLS LAST, page_id DESC
    ) = 1
)

SELECT
    address, article_id, page_id, source, url, canonical_url, path, title, published, outlet,
    original_outlet, text
FROM newest
WHERE kept
