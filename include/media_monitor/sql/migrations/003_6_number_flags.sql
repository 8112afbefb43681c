UPDATE store.flags SET statement_key = md5_number_lower(topic || ' ' || statement_id)
