-- What a claim says on a topic's question, and who decided that.
CREATE TABLE IF NOT EXISTS store.positions (
    claim_id VARCHAR, -- the claim
    topic VARCHAR, -- the topic
    on_question BOOLEAN, -- true where it speaks to the question
    proposed BOOLEAN, -- true where that is only suspected: for review, never flagged
    stance VARCHAR, -- the position taken
    rule VARCHAR, -- the rule that decided
    decided_by VARCHAR, -- rule, model, second_opinion or review
    confidence DOUBLE, -- 0 to 1
    claim_key UBIGINT -- hash of the claim's id: numbers are found much faster
)
