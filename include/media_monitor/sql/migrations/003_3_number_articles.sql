UPDATE store.articles
SET
    article_key = md5_number_lower(article_id),
    page_key = md5_number_lower(page_id),
    address_key = md5_number_lower(address)
