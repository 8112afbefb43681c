-- Where the versions of these pages stand; a page without any stands alone.
CREATE OR REPLACE TEMP TABLE accepted_addresses AS
SELECT DISTINCT coalesce(pages.url, pages.source || ':' || pages.path, page_id) AS address
FROM (FROM accepted_pages UNION SELECT page_id FROM new_pages) AS came
LEFT JOIN store.pages USING (page_id)
