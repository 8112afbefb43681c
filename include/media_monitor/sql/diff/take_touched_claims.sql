-- What the articles touched say now, on a question or not.
CREATE OR REPLACE TEMP TABLE touched_claims AS
SELECT article_id, article_key, claim_id, claim_key, speaker, organisation
FROM store.claims
WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN touched_keys USING (article_key))
