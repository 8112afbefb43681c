-- Every speaker with an organisation as the claims on a question give them now.
SELECT DISTINCT speaker, organisation
FROM store.claim_keys
ANTI JOIN store.touched_articles USING (article_id)
UNION
SELECT speaker, organisation
FROM store.evidence
SEMI JOIN store.touched_articles USING (article_id)
ORDER BY ALL
