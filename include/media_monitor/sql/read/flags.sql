-- The wanted flags, with their carriers.
WITH carriers AS (
    SELECT
        topic,
        statement_id,
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
    FROM flagged_claims
    JOIN carrying_claims USING (claim_id)
    JOIN carrying_articles USING (article_id)
    WHERE CASE WHEN last_page_id IS NULL THEN counts ELSE page_id = last_page_id END
    GROUP BY ALL
)

SELECT
    topic, day, kind, statement_id, speaker, organisation, stance, text, said, score, reasons,
    previous_statement_id, claims, status,
    strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at, said_before,
    strftime(retracted_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS retracted_at, says_now,
    probable_repeat_of
FROM flagged
JOIN carriers USING (topic, statement_id)
ORDER BY topic, flagged.published_place
