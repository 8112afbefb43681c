DELETE FROM store.positions
WHERE claim_id IN (
    SELECT claim_id
    FROM store.claims
    SEMI JOIN store.touched_articles USING (article_id)
    ANTI JOIN store.articles USING (article_id)
)
