-- Who says something in which article, and for whom, as analysts left it.
CREATE OR REPLACE VIEW store.spoken (
    article_id, -- the article
    speaker, -- who said it
    organisation -- for whom, as this article tells
) AS
WITH corrected AS (
    SELECT claim_id, min(speaker) AS speaker, min(organisation) AS organisation
    FROM store.decided_claims
    WHERE speaker IS NOT NULL
    GROUP BY claim_id
)

SELECT
    claims.article_id,
    coalesce(corrected.speaker, claims.speaker) AS speaker,
    CASE
        WHEN corrected.speaker IS NULL THEN claims.organisation ELSE corrected.organisation
    END AS organisation
FROM store.claims
LEFT JOIN corrected USING (claim_id)
