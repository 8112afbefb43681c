-- An earlier fetch of a page may be found late: how the page came first counts.
UPDATE store.pages
SET
    source = earlier.source,
    fetched_at = earlier.fetched_at,
    content_type = earlier.content_type,
    charset = earlier.charset,
    warc = earlier.warc,
    warc_offset = earlier.warc_offset,
    hints = earlier.hints
FROM new_pages AS earlier
WHERE earlier.page_id = pages.page_id
    AND (earlier.fetched_at, earlier.source, earlier.warc, earlier.warc_offset)
        < (pages.fetched_at, pages.source, pages.warc, pages.warc_offset)
