DELETE FROM store.voices
WHERE (speaker, coalesce(organisation, '')) IN (
    SELECT (row.speaker, coalesce(row.organisation, ''))
    FROM (SELECT unnest(
        from_json($rows::JSON, '[{"speaker": "VARCHAR", "organisation": "VARCHAR"}]')
    ) AS row)
)
