-- What analysts decided, and what became of it. The file of decisions is the record of them.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.decisions (
    decision_id VARCHAR, -- content hash
    decided_at TIMESTAMP, -- when, UTC
    analyst VARCHAR, -- by whom
    kind VARCHAR, -- confirm, dismiss, same-as, not-the-same, speaker, stance, note or withdraw
    why VARCHAR, -- the reason given
    topic VARCHAR, -- the topic
    target_id VARCHAR, -- the statement or claim as it was pointed to
    other_id VARCHAR, -- the second one, where two are or are not one
    stance VARCHAR, -- the position the analyst gave
    speaker VARCHAR, -- the speaker the analyst gave
    organisation VARCHAR, -- for whom that one speaks
    withdraws VARCHAR, -- the decision it takes back
    state VARCHAR, -- standing, superseded by a later one, withdrawn, or orphaned: its words are gone
    claim_ids VARCHAR[], -- the claims it is about now
    other_claim_ids VARCHAR[] -- those of the second one
)
