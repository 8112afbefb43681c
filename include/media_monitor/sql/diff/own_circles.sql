-- Circles that lose, gain or may newly link one of the claims sought, whoever speaks.
SELECT topic, circle FROM own_keys
UNION
SELECT topic, circle FROM sought WHERE circle IS NOT NULL
UNION
SELECT topic, circle
FROM store.claim_keys
WHERE rowid IN (SELECT rowid FROM store.claim_keys SEMI JOIN sought USING (utterance_key))
ORDER BY ALL
