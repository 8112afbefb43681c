INSERT INTO store.claims BY NAME
SELECT new_claims.*
FROM new_claims
SEMI JOIN accepted_texts USING (article_id)
