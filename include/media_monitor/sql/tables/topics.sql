-- The topics followed, with the words their parties are called by.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.topics (
    topic VARCHAR, -- name of the topic
    words VARCHAR[] -- left out where the wording of two claims is compared
)
