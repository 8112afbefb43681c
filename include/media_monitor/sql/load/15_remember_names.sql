-- What is read anew may bear another id afterwards; the comparison forgets the ids that stay.
INSERT INTO store.former_names
WITH reread AS (
    SELECT DISTINCT article_id, address
    FROM store.articles
    WHERE page_id IN (SELECT page_id FROM accepted_pages)
        OR article_id IN (SELECT article_id FROM accepted_texts)
)

SELECT DISTINCT
    topic, names.utterance_id, reread.address,
    regexp_replace(lower(claims.text), '[^\p{L}\p{N}]+', ' ', 'g') AS words
FROM reread
JOIN store.claims USING (article_id)
JOIN store.statement_claims AS carried USING (claim_id)
JOIN store.statement_names AS names USING (topic, statement_id)
EXCEPT
FROM store.former_names
