-- What analysts decided, by whom, when and why, and what each decision is about now.
CREATE OR REPLACE VIEW decisions (
    decided_at, -- when, UTC
    analyst, -- by whom
    kind, -- confirm, dismiss, same-as, not-the-same, speaker, stance, note or withdraw
    state, -- standing, superseded by a later one, withdrawn, or orphaned: its words are gone
    why, -- the reason given
    topic, -- the question followed
    statement_id, -- the statement it is about now; null where its claims carry none
    other_statement_id, -- the second one, where two are or are not one
    stance, -- the position the analyst gave
    speaker, -- the speaker the analyst gave
    organisation, -- for whom that one speaks
    claim_ids, -- the claims it is about now
    other_claim_ids, -- those of the second one
    target_id, -- the statement or claim as it was pointed to
    other_id, -- the second one as it was pointed to
    withdraws, -- the decision it takes back
    decision_id -- key of the decision
) AS
WITH targets AS (
    SELECT decision_id, topic, false AS is_other, unnest(claim_ids) AS claim_id
    FROM store.decisions
    UNION ALL
    SELECT decision_id, topic, true, unnest(other_claim_ids) FROM store.decisions
),

about AS (
    SELECT
        decision_id,
        min(statement_id) FILTER (NOT is_other) AS statement_id,
        min(statement_id) FILTER (is_other) AS other_statement_id
    FROM targets
    JOIN store.statement_claims USING (topic, claim_id)
    GROUP BY decision_id
)

SELECT
    decided_at, analyst, kind, state, why, topic, statement_id, other_statement_id, stance, speaker,
    organisation, claim_ids, other_claim_ids, target_id, other_id, withdraws, decision_id
FROM store.decisions
LEFT JOIN about USING (decision_id)
ORDER BY decided_at, decision_id
