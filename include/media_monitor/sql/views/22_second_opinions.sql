-- Claims that rules and the small model left open, with what a language model says about them.
CREATE OR REPLACE VIEW second_opinions (
    topic, -- the topic
    claim_id, -- the claim
    speaker, -- who said it
    organisation, -- for whom
    text, -- the words
    sentence, -- the sentence they stand in
    is_proposed, -- true where the claim is only suspected to be on the question
    stance, -- the position decided
    decided_by, -- who decided that: rule, model or review
    confidence, -- how sure that is, 0 to 1
    second_on_question, -- whether the language model finds the claim on the question
    second_stance, -- the position the language model sees
    agrees, -- whether both see the same position
    reason, -- the language model's reason
    model, -- the language model
    article_id -- the article
) AS
SELECT
    positions.topic, claims.claim_id, claims.speaker, claims.organisation, claims.text,
    claims.sentence, positions.proposed AS is_proposed, positions.stance, positions.decided_by,
    positions.confidence, opinions.on_question AS second_on_question,
    opinions.stance AS second_stance,
    opinions.on_question = positions.on_question
        AND opinions.stance IS NOT DISTINCT FROM positions.stance AS agrees,
    opinions.reason, opinions.model, claims.article_id
FROM store.opinions AS opinions
JOIN store.positions AS positions USING (claim_id, topic)
JOIN store.claims AS claims USING (claim_id)
