UPDATE store.positions SET claim_key = md5_number_lower(claim_id)
