-- Claims that analysts called one utterance, or not.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.ties (
    topic VARCHAR, -- the topic
    place BIGINT, -- 0 for the latest decision
    is_same BOOLEAN, -- true for one utterance
    claim_ids VARCHAR[], -- some claims
    other_claim_ids VARCHAR[] -- others
)
