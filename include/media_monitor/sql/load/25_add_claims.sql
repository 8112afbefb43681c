INSERT INTO store.claims BY NAME
SELECT
    new_claims.*,
    md5_number_lower(claim_id) AS claim_key,
    md5_number_lower(article_id) AS article_key
FROM new_claims
SEMI JOIN accepted_texts USING (article_id)
