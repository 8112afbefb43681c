-- Pages whose versions may change, and those that share a version with them.
CREATE OR REPLACE TEMP TABLE edited_addresses AS
WITH versions AS (
    SELECT DISTINCT article_id FROM store.articles SEMI JOIN accepted_addresses USING (address)
)

SELECT DISTINCT address FROM store.articles SEMI JOIN versions USING (article_id)
