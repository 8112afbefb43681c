-- The other claims of these circles.
SELECT kept.repeats, evidence.* REPLACE (
    strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at,
    coalesce(from_json(rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings
)
FROM store.claim_keys AS kept
SEMI JOIN these_circles USING (topic, circle)
ANTI JOIN these_articles USING (article_id)
JOIN store.evidence AS evidence USING (topic, claim_id)
ORDER BY topic, claim_id
