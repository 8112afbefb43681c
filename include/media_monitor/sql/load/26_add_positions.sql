INSERT INTO store.positions BY NAME
SELECT new_positions.*
FROM new_positions
JOIN new_claims USING (claim_id)
SEMI JOIN accepted_texts USING (article_id)
