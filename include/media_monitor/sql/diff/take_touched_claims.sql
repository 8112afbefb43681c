-- What the articles touched say now, on a question or not.
CREATE OR REPLACE TEMP TABLE told_claims AS
SELECT * EXCLUDE (sentence, speaker_mention)
FROM store.claims
WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN touched_keys USING (article_key))
