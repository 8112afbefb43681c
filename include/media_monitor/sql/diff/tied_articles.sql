-- Articles of claims that analysts tied together or set apart: they are always looked at together.
SELECT DISTINCT article_id
FROM store.claims
WHERE claim_id IN (SELECT unnest(claim_ids || other_claim_ids) FROM store.ties)
ORDER BY article_id
