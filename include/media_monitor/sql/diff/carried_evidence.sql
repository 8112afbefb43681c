-- The claims behind these statements.
SELECT carried.statement_id, evidence.* REPLACE (
    strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at,
    coalesce(from_json(rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings
)
FROM store.statement_claims AS carried
SEMI JOIN these_statements USING (topic, statement_id)
JOIN store.evidence AS evidence USING (topic, claim_id)
ORDER BY topic, carried.statement_id, carried.place
