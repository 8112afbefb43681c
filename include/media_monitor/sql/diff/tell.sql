-- The evidence of the wanted claims: what the view of that name says, without reading the others.
CREATE OR REPLACE TEMP TABLE told AS
WITH read_positions AS (
    SELECT topic, claim_id, on_question AND NOT proposed AS on_question, stance, confidence
    FROM store.positions
    WHERE rowid IN (SELECT rowid FROM store.positions SEMI JOIN wanted_claims USING (claim_key))
),

decided AS (
    FROM store.decided_claims SEMI JOIN wanted_claims USING (claim_id)
),

positions AS (
    SELECT
        topic, claim_id, decided.rulings, decided.speaker AS decided_speaker,
        decided.organisation AS decided_organisation,
        coalesce(decided.is_confirmed, false) OR coalesce(read.on_question, false) AS on_question,
        coalesce(decided.stance, read.stance) AS stance,
        CASE
            WHEN decided.stance IS NULL AND NOT coalesce(decided.is_confirmed, false)
                THEN read.confidence
            ELSE 1.0
        END AS confidence
    FROM read_positions AS read
    FULL JOIN decided USING (topic, claim_id)
)

SELECT
    positions.topic, claims.claim_id, claims.article_id, claims.article_key, claims.text,
    claims.spans,
    coalesce(positions.decided_speaker, claims.speaker) AS speaker,
    CASE
        WHEN positions.decided_speaker IS NULL THEN claims.organisation
        ELSE positions.decided_organisation
    END
        AS organisation,
    claims.said, claims.cue, claims.speech, claims.headline, claims.reported_via,
    coalesce(positions.stance, 'unclear') AS stance, positions.confidence,
    articles.path, articles.url, articles.canonical_url, articles.outlet,
    articles.original_outlet, strftime(articles.published, '%Y-%m-%dT%H:%M:%S.%fZ') AS published,
    coalesce(from_json(positions.rulings, '[{
        "at": "VARCHAR", "decision_id": "VARCHAR", "by": "VARCHAR", "why": "VARCHAR",
        "status": "VARCHAR", "stance": "VARCHAR"
    }]'), []) AS rulings,
    claims.last_page_id IS NOT NULL AS is_gone,
    strftime(claims.edited_at, '%Y-%m-%dT%H:%M:%S.%fZ') AS edited_at, claims.other_words
FROM positions
JOIN told_claims AS claims USING (claim_id)
JOIN told_articles AS articles USING (article_id)
WHERE positions.on_question
    AND CASE
        WHEN claims.last_page_id IS NULL THEN articles.counts
        ELSE articles.page_id = claims.last_page_id
    END
