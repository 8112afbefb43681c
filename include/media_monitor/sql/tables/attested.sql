-- How many articles name which speaker together with which organisation.
-- Derived: follows the articles with every comparison.
CREATE OR REPLACE TABLE store.attested (
    speaker VARCHAR, -- the speaker
    organisation VARCHAR, -- for whom
    articles BIGINT -- so many articles
)
