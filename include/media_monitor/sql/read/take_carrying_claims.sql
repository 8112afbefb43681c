CREATE OR REPLACE TEMP TABLE carrying_claims AS
SELECT claim_id, article_id, article_key, text, spans, last_page_id, edited_at
FROM store.claims
WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN flagged_claims USING (claim_key))
