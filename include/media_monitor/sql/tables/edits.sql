-- Claims whose words are gone from their page, and what it says in their place.
-- Derived: follows the versions of a page with every load.
CREATE TABLE IF NOT EXISTS store.edits (
    address VARCHAR, -- where the page was fetched, else source and path
    claim_id VARCHAR, -- a claim whose words are gone
    page_id VARCHAR, -- the last version that has them
    edited_at TIMESTAMP, -- when the page was first seen without them, UTC
    text VARCHAR, -- the words
    new_claim_id VARCHAR, -- what the page quotes the same speaker with instead; null where nothing
    new_text VARCHAR -- these words
)
