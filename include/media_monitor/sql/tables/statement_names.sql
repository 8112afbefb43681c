-- Every wording's own id: an id noted earlier finds the statement it now belongs to.
-- Derived: follows the claims with every comparison.
CREATE OR REPLACE TABLE store.statement_names (
    topic VARCHAR, -- the topic
    utterance_id VARCHAR, -- id of one wording, and of any statement once named after it
    utterance_key UBIGINT, -- hash of topic and that id: numbers are found much faster
    statement_key UBIGINT, -- hash of topic and statement
    statement_id VARCHAR, -- the statement it belongs to now
    is_former BOOLEAN -- true where no wording has it now: kept for a decision, or for who noted it
)
