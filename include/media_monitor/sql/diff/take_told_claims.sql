-- Rows are found by their numbers first: what came last stands together, and is read alone.
CREATE OR REPLACE TEMP TABLE told_claims AS
SELECT * EXCLUDE (sentence, speaker_mention)
FROM store.claims
WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN wanted_claims USING (claim_key))
