CREATE OR REPLACE TEMP TABLE wanted_claims AS
SELECT DISTINCT claim_id FROM store.claims SEMI JOIN these_articles USING (article_id)
