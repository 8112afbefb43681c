-- Which article names which speaker together with which organisation.
-- Derived: follows the articles with every comparison.
CREATE OR REPLACE TABLE store.attestations (
    article_key UBIGINT, -- hash of the article's id
    speaker VARCHAR, -- the speaker
    organisation VARCHAR -- for whom
)
