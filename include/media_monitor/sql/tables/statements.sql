-- One row per utterance that holds now, with its flag.
-- Derived: follows the claims with every comparison.
CREATE OR REPLACE TABLE store.statements (
    topic VARCHAR, -- the topic
    statement_id VARCHAR, -- named after its first wording
    statement_key UBIGINT, -- hash of topic and id: numbers are found much faster
    circle VARCHAR, -- what it has to be compared with
    circle_key UBIGINT, -- hash of topic and circle
    day DATE, -- day it was first published, UTC
    kind VARCHAR, -- new_speaker, changed_stance, new_statement or reaffirmed
    speaker VARCHAR, -- who said it, in the fullest form known
    organisation VARCHAR, -- for whom, as most articles tell
    voice VARCHAR, -- whose earlier positions count: the person's, else the organisation's
    office VARCHAR, -- the organisation as a voice
    is_named BOOLEAN, -- false for bodies, documents and unnamed officials
    is_document BOOLEAN, -- true for texts
    stance VARCHAR, -- position taken
    text VARCHAR, -- the most telling wording
    said VARCHAR, -- when it was said, as precise as known
    occasion DATE, -- the day used to order a speaker's positions
    score DOUBLE, -- how much it deserves to be read, 0 to 1
    reasons VARCHAR[], -- why it is flagged, in words
    previous_statement_id VARCHAR, -- what it changes or repeats
    previous_key UBIGINT, -- hash of topic and that id
    previous_occasion DATE, -- the day of that one
    probable_repeat_of VARCHAR, -- same speaker, time and position in other words
    independent BIGINT, -- sources that carry it, copies and relays not counted
    status VARCHAR, -- confirmed or dismissed by an analyst; a dismissed one is flagged no more
    decision_id VARCHAR, -- the decision that did it
    counts BOOLEAN, -- false where it was dismissed, or where no page carries it any more
    is_gone BOOLEAN, -- true where no page carries it any more
    edited_at TIMESTAMP, -- when a page that carries it was first seen changed there, UTC
    said_before VARCHAR, -- what that page said before
    retracted_at TIMESTAMP, -- when a page that carried it was first seen without the words, UTC
    says_now VARCHAR, -- what that page says in their place
    moment VARCHAR, -- sorts by occasion, then by first publication
    published_place VARCHAR, -- sorts by first publication
    wordings UINTEGER[][], -- what each wording says, as hashes of its stems, the one shown first
    claim_ids VARCHAR[], -- the claims behind it, the first one first, those gone last
    article_ids VARCHAR[], -- ids of the articles that carry it
    is_quoted BOOLEAN, -- true where one of them quotes it
    is_again BOOLEAN, -- true where it is reported as a repetition
    confidence DOUBLE, -- that of the surest of its claims, 0 to 1
    facts VARCHAR[], -- reasons that hold whatever it is compared with
    voice_id UBIGINT, -- hash of topic and voice
    office_id UBIGINT, -- hash of topic and office
    day_id UBIGINT, -- hash of person, day and position, which repeats share; null for others
    is_standing BOOLEAN, -- true for a text without a date
    low_bits BIGINT, -- the stems of all wordings in 126 bits, the lower half
    high_bits BIGINT, -- the upper half
    other_low_bits BIGINT, -- the stems in 126 bits otherwise, the lower half
    other_high_bits BIGINT, -- the upper half
    fewest_stems BIGINT -- so many has its shortest wording
)
