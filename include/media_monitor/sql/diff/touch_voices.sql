-- Who turns out to be somebody else, or to speak for somebody else, touches all that bears the name.
INSERT INTO store.touched_articles
SELECT DISTINCT article_id
FROM store.claim_keys
WHERE (speaker, coalesce(organisation, '')) IN (
    SELECT (row.speaker, coalesce(row.organisation, ''))
    FROM (SELECT unnest(
        from_json($rows::JSON, '[{"speaker": "VARCHAR", "organisation": "VARCHAR"}]')
    ) AS row)
)
