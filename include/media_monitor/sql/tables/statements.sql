-- One row per utterance that holds now, with its flag.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.statements (
    topic VARCHAR, -- the topic
    statement_id VARCHAR, -- named after its first wording
    day DATE, -- day it was first published, UTC
    kind VARCHAR, -- new_speaker, changed_stance, new_statement or reaffirmed
    speaker VARCHAR, -- who said it, in the fullest form known
    organisation VARCHAR, -- for whom, as most articles tell
    is_named BOOLEAN, -- false for bodies, documents and unnamed officials
    stance VARCHAR, -- position taken
    text VARCHAR, -- the most telling wording
    said VARCHAR, -- when it was said, as precise as known
    occasion DATE, -- the day used to order a speaker's positions
    score DOUBLE, -- how much it deserves to be read, 0 to 1
    reasons VARCHAR[], -- why it is flagged, in words
    previous_statement_id VARCHAR, -- what it changes or repeats
    probable_repeat_of VARCHAR, -- same speaker, day and position in other words
    independent BIGINT, -- sources that carry it, copies and relays not counted
    status VARCHAR, -- confirmed or dismissed by an analyst; a dismissed one is flagged no more
    decision_id VARCHAR, -- the decision that did it
    place BIGINT -- order of first publication
)
