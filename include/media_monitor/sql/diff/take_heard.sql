-- Who speaks for whom in the articles touched, as they are now: what the view of who is spoken for
-- says, without reading the others.
CREATE OR REPLACE TEMP TABLE heard AS
WITH corrected AS (
    SELECT claim_id, min(speaker) AS speaker, min(organisation) AS organisation
    FROM store.decided_claims
    WHERE speaker IS NOT NULL
    GROUP BY claim_id
),

spoken AS (
    SELECT
        article_key,
        coalesce(corrected.speaker, claims.speaker) AS speaker,
        CASE
            WHEN corrected.speaker IS NULL THEN claims.organisation ELSE corrected.organisation
        END AS organisation
    FROM told_claims AS claims
    SEMI JOIN (FROM told_articles WHERE is_read) USING (article_key)
    LEFT JOIN corrected USING (claim_id)
)

SELECT DISTINCT article_key, speaker, organisation FROM spoken WHERE organisation IS NOT NULL
