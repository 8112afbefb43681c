-- Which government an organisation belongs to.
CREATE TABLE IF NOT EXISTS store.organisations (
    organisation VARCHAR, -- the organisation
    government VARCHAR -- its government
)
