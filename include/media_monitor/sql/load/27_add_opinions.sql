INSERT INTO store.opinions BY NAME
SELECT new_opinions.*
FROM new_opinions
JOIN new_claims USING (claim_id)
SEMI JOIN accepted_texts USING (article_id)
