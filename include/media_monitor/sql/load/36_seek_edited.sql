-- Those that share one of the versions that came.
INSERT INTO edited_addresses
WITH versions AS (
    SELECT DISTINCT article_id FROM store.articles SEMI JOIN accepted_addresses USING (address)
)

SELECT DISTINCT address FROM store.articles SEMI JOIN versions USING (article_id)
