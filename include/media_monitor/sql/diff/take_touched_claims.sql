-- What the articles touched say now, on a question or not.
CREATE OR REPLACE TEMP TABLE touched_claims AS
SELECT article_id, claim_id, speaker, organisation
FROM store.claims
WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN store.touched_articles USING (article_id))
