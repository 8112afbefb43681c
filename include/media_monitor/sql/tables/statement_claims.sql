-- Which claims carry which statement.
-- Derived: follows the claims with every comparison.
CREATE OR REPLACE TABLE store.statement_claims (
    topic VARCHAR, -- the topic
    statement_key UBIGINT, -- hash of topic and statement
    statement_id VARCHAR, -- the statement
    claim_id VARCHAR, -- a claim that carries it
    place BIGINT, -- 0 for the first claim, then in order of publication; those gone stand last
    voice BIGINT -- number of the independent source it comes from, 1 for the first one
)
