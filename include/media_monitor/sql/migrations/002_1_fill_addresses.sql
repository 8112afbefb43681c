-- Files of version 1 do not have them yet.
UPDATE store.articles
SET
    address = coalesce(pages.url, pages.source || ':' || pages.path, pages.page_id),
    fetched_at = pages.fetched_at
FROM store.pages
WHERE pages.page_id = articles.page_id AND address IS NULL
