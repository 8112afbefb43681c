-- The claims of these circles, by the numbers of their rows.
CREATE OR REPLACE TEMP TABLE circle_keys AS
SELECT rowid AS claim, article_key FROM store.claim_keys SEMI JOIN these_circles USING (circle_key)
