INSERT INTO store.schema_versions (version, fingerprint) VALUES ($version, $fingerprint)
