CREATE OR REPLACE TEMP TABLE former_attestations AS
SELECT rowid AS attestation, speaker, organisation
FROM store.attestations
WHERE rowid IN (SELECT rowid FROM store.attestations SEMI JOIN touched_keys USING (article_key))
