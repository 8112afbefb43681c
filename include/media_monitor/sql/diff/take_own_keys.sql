-- What these articles said when they were last compared.
CREATE OR REPLACE TEMP TABLE own_keys AS
SELECT topic, claim_id, circle, wording_key
FROM store.claim_keys
WHERE rowid IN (SELECT rowid FROM store.claim_keys SEMI JOIN these_articles USING (article_key))
