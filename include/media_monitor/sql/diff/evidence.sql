-- The claims published before a moment, as their pages were known to read then: what an edit brought
-- later did not stand there yet, what it took away later still did. Of pages that nobody fetched by
-- then the first version counts. Without a moment all claims, as they are now.
WITH versions AS (
    SELECT
        article_id, address, min(fetches.fetched_at) AS came_at,
        regexp_replace(lower(' ' || any_value(text) || ' '), '[^\p{L}\p{N}]+', ' ', 'g') AS words
    FROM store.articles
    JOIN store.fetches USING (page_id)
    GROUP BY article_id, address
    QUALIFY count(*) OVER (PARTITION BY address) > 1
),

pieces AS (
    SELECT claims.claim_id, claims.article_id, articles.text, unnest(claims.spans) AS span
    FROM store.claims
    JOIN store.articles USING (article_id)
    SEMI JOIN versions USING (article_id)
),

said AS (
    SELECT DISTINCT
        claim_id, article_id,
        regexp_replace(
            lower(' ' || substring(text, span[1] + 1, span[2] - span[1]) || ' '),
            '[^\p{L}\p{N}]+', ' ', 'g'
        ) AS words
    FROM pieces
),

-- Claims of each version that replaced an earlier one, and whether that one said so already.
known AS (
    SELECT said.claim_id, earlier.article_id, bool_and(contains(earlier.words, said.words)) AS is_there
    FROM said
    JOIN versions AS own USING (article_id)
    JOIN versions AS earlier ON earlier.address = own.address AND earlier.came_at < own.came_at
    WHERE own.came_at >= $until::TIMESTAMP
    GROUP BY ALL
),

brought AS (
    SELECT claim_id
    FROM known
    GROUP BY claim_id
    HAVING NOT bool_or(is_there)
)

SELECT * REPLACE (
    strftime(published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    is_gone AND coalesce(edited_at < $until::TIMESTAMP, true) AS is_gone,
    CASE
        WHEN coalesce(edited_at < $until::TIMESTAMP, true) THEN strftime(edited_at, '%Y-%m-%dT%H:%M:%S.%fZ')
    END AS edited_at,
    CASE WHEN coalesce(edited_at < $until::TIMESTAMP, true) THEN other_words END AS other_words,
    coalesce(from_json(rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings
)
FROM store.evidence AS evidence
ANTI JOIN brought USING (claim_id)
WHERE $until::TIMESTAMP IS NULL OR evidence.published < $until::TIMESTAMP
ORDER BY topic, claim_id
