SELECT coalesce(max(version), 0) AS version, any_value(fingerprint) AS fingerprint
FROM store.schema_versions
