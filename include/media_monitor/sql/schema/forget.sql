DELETE FROM store.schema_versions
