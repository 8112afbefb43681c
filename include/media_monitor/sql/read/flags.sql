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

carried AS (
    SELECT topic, statement_id, claim_id, place
    FROM store.statement_claims
    SEMI JOIN wanted USING (topic, statement_id)
),

-- Rows are found by their names first: what came last stands together, and is read alone.
claims AS (
    SELECT claim_id, article_id, text, spans, last_page_id, edited_at
    FROM store.claims
    WHERE rowid IN (SELECT rowid FROM store.claims SEMI JOIN carried USING (claim_id))
),

articles AS (
    SELECT
        article_id, page_id, path, url, outlet, published,
        is_current AND kept AND NOT is_twin AS counts
    FROM store.articles
    WHERE rowid IN (SELECT rowid FROM store.articles SEMI JOIN claims USING (article_id))
),

carriers AS (
    SELECT
        carried.topic,
        carried.statement_id,
        list(
            {
                claim_id: claim_id, path: path, url: url, outlet: outlet,
                published: strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ'), text: text, spans: spans,
                first: place = 0,
                gone_at: CASE
                    WHEN last_page_id IS NOT NULL THEN strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ')
                END
            } ORDER BY place
        ) AS claims
    FROM carried
    JOIN claims USING (claim_id)
    JOIN articles USING (article_id)
    WHERE CASE WHEN last_page_id IS NULL THEN counts ELSE page_id = last_page_id END
    GROUP BY ALL
)

SELECT
    topic, day, kind, statement_id, speaker, organisation, stance, text, said, score, reasons,
    previous_statement_id, claims, status,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at, said_before,
    strftime(retracted_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS retracted_at, says_now,
    probable_repeat_of
FROM wanted
JOIN carriers USING (topic, statement_id)
ORDER BY topic, wanted.published_place
