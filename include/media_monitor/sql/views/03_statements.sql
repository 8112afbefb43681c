-- One row per utterance, however often it was carried or reworded.
CREATE OR REPLACE VIEW statements (
    statement_id, -- named after its first wording
    topic, -- the question followed
    day, -- day it was first published, UTC
    kind, -- new_speaker, changed_stance, new_statement or reaffirmed
    speaker, -- who said it, in the fullest form known
    organisation, -- for whom
    is_named, -- false for bodies, documents and unnamed officials
    stance, -- position taken
    text, -- the most telling wording
    said, -- when it was said, as precise as known
    occasion, -- the day used to order a speaker's positions
    score, -- how much it deserves to be read, 0 to 1
    reasons, -- why it is flagged, in words
    previous_statement_id, -- what it changes or repeats
    probable_repeat_of, -- same speaker, time and position in other words
    claims, -- claims that carry it now
    articles, -- articles that carry it now
    outlets, -- outlets that carry it now
    independent, -- sources that carry it, copies and relays not counted
    last_published, -- newest publication of it, UTC
    is_gone, -- true where no page carries it any more
    edited_at, -- when a page that carries it was first seen changed there, UTC; else null
    said_before, -- what that page said before
    retracted_at, -- when a page that carried it was first seen without the words, UTC; else null
    says_now, -- what that page says in their place; null where nothing
    status, -- confirmed or dismissed by an analyst; null where nobody decided
    decision_id -- the decision that did it
) AS
WITH carried AS (
    SELECT
        topic,
        statement_id,
        count(*) FILTER (NOT is_gone) AS claims,
        count(DISTINCT article_id) FILTER (NOT is_gone) AS articles,
        count(DISTINCT outlet) FILTER (NOT is_gone) AS outlets,
        max(published) AS last_published
    FROM store.statement_claims
    JOIN store.evidence USING (topic, claim_id)
    GROUP BY ALL
)

SELECT
    statement_id, topic, day, kind, speaker, organisation, is_named, stance, text, said, occasion,
    score, reasons, previous_statement_id, probable_repeat_of, claims, articles, outlets,
    independent, last_published, is_gone, edited_at, said_before, retracted_at, says_now, status, decision_id
FROM store.statements
JOIN carried USING (topic, statement_id)
