SELECT * REPLACE (strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published)
FROM store.evidence AS evidence
WHERE $until::TIMESTAMP IS NULL OR evidence.published < $until::TIMESTAMP
ORDER BY topic, claim_id
