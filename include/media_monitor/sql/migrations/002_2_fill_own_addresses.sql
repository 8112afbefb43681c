UPDATE store.articles SET address = page_id WHERE address IS NULL
