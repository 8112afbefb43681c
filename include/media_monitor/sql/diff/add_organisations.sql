INSERT INTO store.organisations (organisation, government)
SELECT row.organisation, row.government
FROM (
    SELECT unnest(
        from_json($rows::JSON, '[{"organisation": "VARCHAR", "government": "VARCHAR"}]')
    ) AS row
)
