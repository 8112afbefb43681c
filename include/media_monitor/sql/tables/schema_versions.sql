-- Which schema this file has.
CREATE TABLE IF NOT EXISTS store.schema_versions (
    version BIGINT, -- counts up where a migration is needed
    fingerprint VARCHAR -- hash of the statements that made the tables and views
)
