-- Clean text and metadata of every page that could be read.
CREATE TABLE IF NOT EXISTS store.articles (
    article_id VARCHAR, -- hash of the address and the text
    page_id VARCHAR, -- the page it was read from
    source VARCHAR, -- the source that pointed to it
    url VARCHAR, -- address, if any
    canonical_url VARCHAR, -- address the page names as the real one: its twin's or the original's
    path VARCHAR, -- file, if any
    title VARCHAR, -- headline
    authors VARCHAR[], -- bylines
    published TIMESTAMP, -- publication time, UTC
    published_precision VARCHAR, -- how precise that time is
    published_source VARCHAR, -- where that time was found
    updated TIMESTAMP, -- last change as stated by the page, UTC
    outlet VARCHAR, -- publication that carried it
    original_outlet VARCHAR, -- publication it was taken over from
    section VARCHAR, -- section of the outlet
    language VARCHAR, -- language of the kept text
    kept BOOLEAN, -- false where the whole page was dropped
    drop_reason VARCHAR, -- why the whole page was dropped
    text VARCHAR, -- title and kept paragraphs, joined by blank lines
    body_start BIGINT, -- where the body begins in the text
    provenance JSON, -- field name to where its value was found
    address VARCHAR, -- where it was fetched, else source and path: what versions have in common
    fetched_at TIMESTAMP, -- when its bytes came last, UTC
    is_current BOOLEAN, -- true for the version of its address that was fetched last
    is_twin BOOLEAN, -- true where another address has the very same current article
    read_at TIMESTAMP, -- start of the run that read this row, UTC
    read_by VARCHAR, -- the run that read this row
    article_key UBIGINT, -- hash of its id: numbers are found much faster, here and below
    page_key UBIGINT, -- hash of the page's id
    address_key UBIGINT -- hash of the address
)
