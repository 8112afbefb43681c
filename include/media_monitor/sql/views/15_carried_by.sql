-- Every article that carries a statement, or did, with the words it used.
CREATE OR REPLACE VIEW carried_by (
    statement_id, -- the statement
    topic, -- the question followed
    place, -- 0 for the first claim, then in order of publication; those gone stand last
    voice, -- number of the independent source: copies and relays bear that of their origin
    published, -- publication time, UTC
    outlet, -- publication
    original_outlet, -- publication it was taken over from
    reported_via, -- relay chain, nearest first
    speaker, -- who said it, as this article tells
    text, -- the words this article used
    said_before, -- what its page said before, where it was edited
    gone_at, -- when its page was first seen without the words, UTC; null where it has them
    says_now, -- what that page says in their place
    url, -- address, if any
    path, -- file, if any
    claim_id, -- the claim
    article_id -- the article
) AS
SELECT
    statement_id, topic, place, voice, published, outlet, original_outlet, reported_via, speaker,
    text,
    CASE WHEN is_gone THEN NULL ELSE other_words END AS said_before,
    CASE WHEN is_gone THEN edited_at ELSE NULL END AS gone_at,
    CASE WHEN is_gone THEN other_words ELSE NULL END AS says_now,
    url, path, claim_id, article_id
FROM store.statement_claims
JOIN store.evidence USING (topic, claim_id)
ORDER BY topic, statement_id, place
