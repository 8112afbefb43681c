INSERT INTO store.schema_versions
SELECT $version::BIGINT AS version
EXCEPT
SELECT version FROM store.schema_versions
