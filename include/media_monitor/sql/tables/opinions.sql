-- What a language model says about claims that were left open; it decides nothing.
CREATE TABLE IF NOT EXISTS store.opinions (
    claim_id VARCHAR, -- the claim
    topic VARCHAR, -- the topic
    model VARCHAR, -- the language model
    prompt VARCHAR, -- hash of the model's name and the exact words it was asked with
    on_question BOOLEAN, -- true where it finds that the claim speaks to the question
    stance VARCHAR, -- the position it sees, null where it sees none
    reason VARCHAR -- why, in its words
)
