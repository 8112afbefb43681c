-- What a decision was made about keeps its name, also where the decision itself renames it.
INSERT INTO store.statement_names BY NAME
WITH targets AS (
    SELECT topic, target_id AS utterance_id, unnest(claim_ids) AS claim_id FROM store.decisions
    UNION ALL
    SELECT topic, other_id, unnest(other_claim_ids) FROM store.decisions
)

SELECT
    topic, utterance_id, md5_number_lower(topic || ' ' || utterance_id) AS utterance_key,
    min(statement_id) AS statement_id,
    md5_number_lower(topic || ' ' || min(statement_id)) AS statement_key, true AS is_former
FROM targets
JOIN store.statement_claims USING (topic, claim_id)
ANTI JOIN store.statement_names USING (topic, utterance_id)
WHERE utterance_id NOT IN (SELECT claim_id FROM store.claims)
GROUP BY topic, utterance_id
