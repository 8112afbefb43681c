-- Circles that lose, gain or may newly link one of the claims sought, whoever speaks.
SELECT DISTINCT topic, circle
FROM store.claim_keys
SEMI JOIN these_articles USING (article_id)
UNION
SELECT topic, circle FROM store.claim_keys SEMI JOIN sought USING (topic, wording_id)
UNION
SELECT topic, circle FROM store.claim_keys SEMI JOIN sought USING (topic, utterance_id)
ORDER BY ALL
