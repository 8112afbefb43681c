-- Which government an organisation belongs to.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.organisations (
    organisation VARCHAR, -- the organisation
    government VARCHAR -- its government
)
