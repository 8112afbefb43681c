SELECT * REPLACE (
    strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at,
    coalesce(from_json(rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings
)
FROM store.evidence AS evidence
WHERE $until::TIMESTAMP IS NULL OR evidence.published < $until::TIMESTAMP
ORDER BY topic, claim_id
