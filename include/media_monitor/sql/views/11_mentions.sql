-- Every attributed claim of current articles, on a question or not, with its statement if any.
CREATE OR REPLACE VIEW mentions (
    claim_id, -- the claim
    article_id, -- the article
    published, -- publication time, UTC
    outlet, -- publication
    url, -- address, if any
    path, -- file, if any
    speaker, -- who said it, as this article tells or an analyst corrected
    read_speaker, -- who said it as the program read it
    speaker_mention, -- how the article refers to the speaker
    organisation, -- for whom, as this article tells
    cue, -- the word that marks the attribution
    text, -- the words
    spans, -- [start, end) pairs into the article's text
    sentence, -- the sentence they stand in
    speech, -- direct, indirect or mixed
    said, -- when it was said
    reported_via, -- relay chain, nearest first
    headline, -- true where the words are a headline's
    topic, -- the question it speaks to, if any
    on_question, -- true where it does, false where that is only suspected
    stance, -- position taken
    read_stance, -- position as the program read it
    rule, -- the rule that decided
    decided_by, -- rule, model, second_opinion or review
    confidence, -- 0 to 1
    statement_id -- the statement it carries
) AS
SELECT
    claims.claim_id, claims.article_id, articles.published, articles.outlet, articles.url,
    articles.path, coalesce(positions.decided_speaker, claims.speaker) AS speaker,
    claims.speaker AS read_speaker, claims.speaker_mention,
    CASE
        WHEN positions.decided_speaker IS NULL THEN claims.organisation
        ELSE positions.decided_organisation
    END
        AS organisation, claims.cue,
    claims.text, claims.spans, claims.sentence, claims.speech, claims.said, claims.reported_via,
    claims.headline, positions.topic,
    positions.on_question, positions.stance, positions.read_stance, positions.rule, positions.decided_by, positions.confidence,
    carried.statement_id
FROM store.claims
JOIN store.current_articles AS articles USING (article_id)
LEFT JOIN store.decided_positions AS positions USING (claim_id)
LEFT JOIN store.statement_claims AS carried USING (topic, claim_id)
