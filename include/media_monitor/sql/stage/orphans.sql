SELECT claim_id, 'claim of an article that is not in the batch' AS problem
FROM new_claims
WHERE article_id NOT IN (SELECT article_id FROM new_articles)
UNION ALL
SELECT claim_id, 'position of a claim that is not in the batch'
FROM new_positions
WHERE claim_id NOT IN (SELECT claim_id FROM new_claims)
ORDER BY ALL
LIMIT 3
