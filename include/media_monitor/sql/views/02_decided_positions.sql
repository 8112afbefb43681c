-- What a claim says on a question: as the program read it, and as it holds after review.
CREATE OR REPLACE VIEW store.decided_positions (
    topic, -- the topic
    claim_id, -- the claim
    on_question, -- true where it speaks to the question
    is_proposed, -- true where that is only suspected and nobody decided yet
    stance, -- position taken
    read_stance, -- position as the program read it
    rule, -- the rule that decided
    decided_by, -- rule, model, second_opinion or review
    confidence, -- 0 to 1
    decided_speaker, -- who said it, where an analyst corrected that
    decided_organisation, -- for whom that one speaks
    rulings -- the decisions about its status and stance
) AS
SELECT
    topic,
    claim_id,
    coalesce(decided.is_confirmed, false)
        OR coalesce(positions.on_question AND NOT positions.proposed, false) AS on_question,
    coalesce(positions.proposed, false) AND decided.rulings IS NULL AS is_proposed,
    coalesce(decided.stance, positions.stance) AS stance,
    positions.stance AS read_stance,
    positions.rule,
    CASE WHEN decided.claim_id IS NULL THEN positions.decided_by ELSE 'review' END AS decided_by,
    CASE
        WHEN decided.stance IS NULL AND NOT coalesce(decided.is_confirmed, false)
            THEN positions.confidence
        ELSE 1.0
    END AS confidence,
    decided.speaker AS decided_speaker,
    decided.organisation AS decided_organisation,
    decided.rulings
FROM store.positions
FULL JOIN store.decided_claims AS decided USING (topic, claim_id)
