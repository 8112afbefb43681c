-- By what keys a claim is found that another one may have to be compared with.
-- Derived: follows the claims with every comparison.
CREATE OR REPLACE TABLE store.claim_keys (
    topic VARCHAR, -- the topic
    claim_id VARCHAR, -- the claim
    circle VARCHAR, -- what it has to be compared with: nothing outside of it matters
    article_id VARCHAR, -- the article
    article_key UBIGINT, -- hash of its id: numbers are found much faster, here and below
    circle_key UBIGINT, -- hash of topic and circle
    wording_key UBIGINT, -- hash of topic and wording
    utterance_key UBIGINT, -- hash of topic and utterance
    speaker VARCHAR, -- who said it, as the article tells
    organisation VARCHAR, -- for whom, as the article tells
    said_key UBIGINT, -- hash of both
    repeats VARCHAR, -- the claim of the same article that it only repeats; those have no keys
    block VARCHAR, -- government, organisation or surname: claims of others are not compared
    block_id UBIGINT, -- hash of topic and block
    wording_id VARCHAR, -- hash of speaker, day and words: equal ones are one utterance
    utterance_id VARCHAR, -- the id of that utterance, which two of one surname may share
    said_from DATE, -- first day it can have been said, where the article tells
    said_until DATE, -- last day it can have been said, where the article tells
    window_from DATE, -- first day it can share with another claim
    window_until DATE, -- last day it can share with another claim
    week_id UBIGINT, -- block and week in which a window begins; null for those over two weeks
    is_headline BOOLEAN, -- true where the words are a headline's
    stem_count BIGINT, -- so many stems
    low_bits BIGINT, -- the stems in 126 bits, the lower half
    high_bits BIGINT, -- the upper half
    other_low_bits BIGINT, -- the stems in 126 bits otherwise, the lower half
    other_high_bits BIGINT, -- the upper half
    stems UINTEGER[], -- hashes of what it says beside the topic's own words
    rare_stems UINTEGER[] -- those of which a repetition of a long quotation shares at least one
)
