INSERT INTO store.positions BY NAME
SELECT new_positions.*, md5_number_lower(claim_id) AS claim_key
FROM new_positions
JOIN new_claims USING (claim_id)
SEMI JOIN accepted_texts USING (article_id)
