SELECT * REPLACE (
    strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at,
    coalesce(from_json(rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings
)
FROM store.evidence AS evidence
SEMI JOIN these_articles USING (article_id)
ORDER BY topic, claim_id
