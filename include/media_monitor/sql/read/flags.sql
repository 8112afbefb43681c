-- Flags that hold now, with their carriers; of one run only those it wrote down first.
WITH wanted AS (
    SELECT statements.*
    FROM store.statements
    WHERE status IS DISTINCT FROM 'dismissed'
        AND ($topic IS NULL OR topic = $topic)
        AND ($since::DATE IS NULL OR day >= $since::DATE)
        AND ($run_id IS NULL OR (topic, statement_id) IN (
            SELECT (topic, statement_id) FROM store.flags
            WHERE run_id = $run_id AND change = 'added'
        ))
),

carriers AS (
    SELECT
        statement_claims.topic,
        statement_claims.statement_id,
        list(
            {
                claim_id: claim_id, path: path, url: url, outlet: outlet,
                published: strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ'), text: text, spans: spans,
                first: place = 0,
                gone_at: if(is_gone, strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ'), NULL)
            } ORDER BY place
        ) AS claims
    FROM store.statement_claims
    SEMI JOIN wanted USING (topic, statement_id)
    JOIN store.evidence USING (topic, claim_id)
    GROUP BY ALL
)

SELECT
    topic, day, kind, statement_id, speaker, organisation, stance, text, said, score, reasons,
    previous_statement_id, claims, status,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at, said_before,
    strftime(retracted_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS retracted_at, says_now
FROM wanted
JOIN carriers USING (topic, statement_id)
ORDER BY topic, wanted.published_place
