-- What holds for a claim because an analyst decided; what the program read stays where it is.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.decided_claims (
    topic VARCHAR, -- the topic
    claim_id VARCHAR, -- the claim
    speaker VARCHAR, -- who said it, where the program was wrong
    organisation VARCHAR, -- for whom that one speaks
    stance VARCHAR, -- position taken, where the program was wrong or not sure
    is_confirmed BOOLEAN, -- true where it speaks to the question, whatever the program read
    rulings JSON -- the decisions about its status and stance: when, by whom, why
)
