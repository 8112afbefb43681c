-- Every page as fetched; the bytes are in the archive.
CREATE TABLE IF NOT EXISTS store.pages (
    page_id VARCHAR, -- content hash of this fetch
    source VARCHAR, -- the source that pointed to it
    url VARCHAR, -- address it came from, if any
    path VARCHAR, -- file it came from, if any
    fetched_at TIMESTAMP, -- when the bytes came first, UTC
    content_type VARCHAR, -- media type as declared by the sender
    charset VARCHAR, -- character set as declared by the sender
    digest VARCHAR, -- hash of the bytes
    warc VARCHAR, -- archive file, relative to the archive's folder
    warc_offset BIGINT, -- byte offset of the record in the archive file
    hints JSON, -- what was known of the page before it was read
    first_run_id VARCHAR, -- the run that loaded it first
    address_key UBIGINT -- hash of its address, as articles have it: numbers are found much faster
)
