-- Files of earlier versions know pages, articles, claims and flags by their names alone.
UPDATE store.pages
SET address_key = md5_number_lower(coalesce(url, source || ':' || path, page_id))
