-- What the touched articles said when they were last compared.
CREATE OR REPLACE TEMP TABLE former_keys AS
SELECT article_id, speaker, organisation
FROM store.claim_keys
WHERE rowid IN (SELECT rowid FROM store.claim_keys SEMI JOIN touched_keys USING (article_key))
