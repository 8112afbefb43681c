-- How many claims on a question bear which speaker with which organisation.
-- Derived: follows the claims with every comparison.
CREATE OR REPLACE TABLE store.said (
    speaker VARCHAR, -- who said it, as articles tell
    organisation VARCHAR, -- for whom, as articles tell
    claims BIGINT -- so many claims
)
