DELETE FROM store.opinions
WHERE claim_id IN (
    SELECT claim_id FROM store.claims
    WHERE article_id IN (SELECT article_id FROM accepted_texts)
)
