SELECT speaker, organisation, count(*) AS articles
FROM store.attestations
GROUP BY ALL
ORDER BY ALL
