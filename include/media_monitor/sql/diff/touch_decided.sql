-- What analysts decided about touches the claims it is about, as long as it stands and once more
-- when it no longer does.
INSERT INTO store.touched_articles
SELECT DISTINCT article_id
FROM store.claims
WHERE claim_id IN (
    SELECT claim_id FROM store.decided_claims
    UNION
    SELECT unnest(claim_ids || other_claim_ids) FROM store.ties
)
