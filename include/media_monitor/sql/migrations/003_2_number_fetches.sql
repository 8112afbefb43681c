UPDATE store.fetches SET page_key = md5_number_lower(page_id)
