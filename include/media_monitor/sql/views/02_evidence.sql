-- Claims that take a position on a topic's question, as analysts left them: those of current
-- articles, and those whose words are gone from their page.
CREATE OR REPLACE VIEW store.evidence (
    topic, -- the topic
    claim_id, -- the claim
    article_id, -- the article
    text, -- the words
    spans, -- [start, end) pairs into the article's text
    speaker, -- who said it
    organisation, -- for whom, as this article tells
    said, -- when it was said
    cue, -- the word that marks the attribution
    speech, -- direct, indirect or mixed
    headline, -- true where the words are a headline's
    reported_via, -- relay chain, nearest first
    stance, -- position taken
    confidence, -- 0 to 1
    path, -- file, if any
    url, -- address, if any
    canonical_url, -- address the page names as the real one
    outlet, -- publication
    original_outlet, -- publication it was taken over from
    published, -- publication time, UTC
    rulings, -- analysts' decisions about its status and stance
    is_gone, -- true where its page no longer has the words
    edited_at, -- when its page was first seen changed there, UTC
    other_words -- for those gone what the page says instead, for others what it said before
) AS
SELECT
    positions.topic, claims.claim_id, claims.article_id, claims.text, claims.spans,
    coalesce(positions.decided_speaker, claims.speaker) AS speaker,
    CASE
        WHEN positions.decided_speaker IS NULL THEN claims.organisation
        ELSE positions.decided_organisation
    END
        AS organisation,
    claims.said, claims.cue, claims.speech, claims.headline, claims.reported_via,
    coalesce(positions.stance, 'unclear') AS stance, positions.confidence,
    articles.path, articles.url, articles.canonical_url, articles.outlet,
    articles.original_outlet, articles.published, positions.rulings,
    claims.last_page_id IS NOT NULL AS is_gone, claims.edited_at, claims.other_words
FROM store.decided_positions AS positions
JOIN store.claims USING (claim_id)
JOIN store.articles USING (article_id)
WHERE positions.on_question
    AND CASE
        WHEN claims.last_page_id IS NULL
            THEN articles.is_current AND articles.kept AND NOT articles.is_twin
        ELSE articles.page_id = claims.last_page_id
    END
