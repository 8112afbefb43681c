-- Every attributed statement found in an article, on a question or not.
CREATE TABLE IF NOT EXISTS store.claims (
    claim_id VARCHAR, -- content hash
    article_id VARCHAR, -- the article
    text VARCHAR, -- the words
    spans BIGINT[][], -- [start, end) pairs into the article's text
    sentence VARCHAR, -- the sentence they stand in
    speaker VARCHAR, -- person, body or document that said it
    speaker_mention VARCHAR, -- how the article refers to the speaker
    organisation VARCHAR, -- whom the speaker speaks for, as this article tells
    cue VARCHAR, -- the word that marks the attribution
    speech VARCHAR, -- direct, indirect or mixed
    said VARCHAR, -- ISO day, month, year or interval; null where the article does not say
    reported_via VARCHAR, -- relay chain, nearest first
    headline BOOLEAN, -- true where the words are a headline's
    last_page_id VARCHAR, -- the last version that has the words; null where the newest has them
    edited_at TIMESTAMP, -- when its page was first seen changed there, UTC
    other_words VARCHAR, -- what the page says instead of words that are gone, or said before
    claim_key UBIGINT, -- hash of its id: numbers are found much faster, here and below
    article_key UBIGINT -- hash of the article's id
)
