-- What was noted by an id that no statement bears any more finds the one its words belong to now.
INSERT INTO store.statement_names BY NAME
WITH now AS (
    SELECT
        carried.topic, carried.statement_id, articles.address,
        regexp_replace(lower(claims.text), '[^\p{L}\p{N}]+', ' ', 'g') AS words
    FROM store.articles
    SEMI JOIN store.former_names USING (address)
    JOIN store.claims USING (article_id)
    JOIN store.statement_claims AS carried USING (claim_id)
)

SELECT
    former.topic, former.utterance_id,
    md5_number_lower(former.topic || ' ' || former.utterance_id) AS utterance_key, now.statement_id,
    md5_number_lower(former.topic || ' ' || now.statement_id) AS statement_key, true AS is_former
FROM store.former_names AS former
JOIN now USING (topic, address)
ANTI JOIN store.statement_names AS names
    ON names.topic = former.topic AND names.utterance_id = former.utterance_id
WHERE contains(now.words, trim(former.words)) OR contains(former.words, trim(now.words))
QUALIFY row_number() OVER (
    PARTITION BY former.topic, former.utterance_id
    ORDER BY abs(length(now.words) - length(former.words)), now.statement_id
) = 1
