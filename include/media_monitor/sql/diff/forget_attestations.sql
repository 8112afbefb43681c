DELETE FROM store.attestations WHERE rowid IN (SELECT attestation FROM former_attestations)
