-- What no analyst has looked at yet: flags, and claims only suspected to speak to a question.
CREATE OR REPLACE VIEW waiting (
    day, -- day it was first published, UTC
    topic, -- the question followed
    waits_as, -- flag, or proposed: shown here alone
    id, -- the statement, else the claim
    speaker, -- who said it
    organisation, -- for whom
    stance, -- position as the program read it
    text, -- the words
    outlet, -- publication that had it first
    address, -- where: URL, else file
    score -- how much it deserves to be read, else how sure the program is, 0 to 1
) AS
WITH decided AS (
    SELECT topic, unnest(claim_ids || other_claim_ids) AS claim_id
    FROM store.decisions
    WHERE state = 'standing' AND kind NOT IN ('note', 'withdraw')
),

looked_at AS (
    SELECT topic, statement_id
    FROM store.statement_claims
    SEMI JOIN decided USING (topic, claim_id)
),

flagged AS (
    SELECT
        day, topic, 'flag' AS waits_as, statement_id AS id, statements.speaker,
        statements.organisation, statements.stance, statements.text, evidence.outlet,
        coalesce(evidence.url, evidence.path) AS address, score
    FROM store.statements
    JOIN (FROM store.statement_claims WHERE place = 0) AS first USING (topic, statement_id)
    JOIN store.evidence USING (topic, claim_id)
    ANTI JOIN looked_at USING (topic, statement_id)
),

proposed AS (
    SELECT
        articles.published::DATE AS day, topic, 'proposed' AS waits_as, claim_id AS id,
        coalesce(decided_speaker, claims.speaker) AS speaker, claims.organisation, stance,
        claims.text, articles.outlet, coalesce(articles.url, articles.path) AS address,
        confidence AS score
    FROM store.decided_positions
    JOIN store.claims USING (claim_id)
    JOIN store.current_articles AS articles USING (article_id)
    WHERE is_proposed
)

FROM flagged
UNION ALL BY NAME
FROM proposed
ORDER BY day DESC NULLS LAST, waits_as, score DESC, id
