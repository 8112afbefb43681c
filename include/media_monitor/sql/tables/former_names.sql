-- Ids that statements bore before code read their words otherwise, and where those words stand.
CREATE TABLE IF NOT EXISTS store.former_names (
    topic VARCHAR, -- the topic
    utterance_id VARCHAR, -- the id
    address VARCHAR, -- where an article with the words was fetched
    words VARCHAR -- the words, without marks and spacing
)
