WITH corrected AS (
    SELECT claim_id, min(speaker) AS speaker, min(organisation) AS organisation
    FROM store.decided_claims
    WHERE speaker IS NOT NULL
    GROUP BY claim_id
),

spoken AS (
    SELECT
        claims.article_id,
        coalesce(corrected.speaker, claims.speaker) AS speaker,
        if(corrected.speaker IS NULL, claims.organisation, corrected.organisation) AS organisation
    FROM store.claims
    LEFT JOIN corrected USING (claim_id)
)

SELECT spoken.speaker, spoken.organisation, count(DISTINCT spoken.article_id) AS articles
FROM spoken
JOIN store.current_articles AS articles USING (article_id)
WHERE spoken.organisation IS NOT NULL
    AND ($until::TIMESTAMP IS NULL OR articles.published < $until::TIMESTAMP)
GROUP BY ALL
ORDER BY ALL
