-- What is new, one row per statement: start here. What was dismissed has a score of 0.
CREATE OR REPLACE VIEW new_statements (
    day, -- day it was first published, UTC; null where no article tells
    topic, -- the question followed
    kind, -- new_speaker, changed_stance, new_statement or reaffirmed
    score, -- how much it deserves to be read, 0 to 1
    speaker, -- who said it
    organisation, -- for whom
    stance, -- position taken
    text, -- the most telling wording
    said, -- when it was said, as precise as known
    reasons, -- why it is flagged, in words
    probable_repeat_of, -- same speaker, time and position in other words: a statement, or null
    previous_text, -- for a change or a repetition: the earlier words
    previous_stance, -- and the position they took
    articles, -- articles that carry it now
    outlets, -- outlets that carry it now
    independent, -- sources that carry it, copies and relays not counted
    edited_at, -- when a page that carries it was first seen changed there, UTC; else null
    said_before, -- what that page said before
    retracted_at, -- when a page that carried it was first seen without the words, UTC; else null
    says_now, -- what that page says in their place; null where nothing
    status, -- confirmed or dismissed by an analyst; null where nobody decided
    decision_id, -- the decision that did it: who and why is in the view decisions
    statement_id -- key into the other views
) AS
SELECT
    now.day, now.topic, now.kind, now.score, now.speaker, now.organisation, now.stance, now.text,
    now.said, now.reasons, now.probable_repeat_of, before.text AS previous_text,
    before.stance AS previous_stance, now.articles, now.outlets, now.independent, now.edited_at,
    now.said_before, now.retracted_at, now.says_now, now.status, now.decision_id,
    now.statement_id
FROM statements AS now
LEFT JOIN statements AS before
    ON before.topic = now.topic AND before.statement_id = now.previous_statement_id
ORDER BY now.day DESC NULLS LAST, now.score DESC, now.statement_id
