UPDATE store.claims
SET claim_key = md5_number_lower(claim_id), article_key = md5_number_lower(article_id)
