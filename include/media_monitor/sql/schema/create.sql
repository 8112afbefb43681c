CREATE TABLE IF NOT EXISTS store.schema_versions (version BIGINT)
