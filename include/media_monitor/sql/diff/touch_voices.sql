-- Who turns out to be somebody else, or to speak for somebody else, touches all that bears the name.
INSERT INTO former_keys BY NAME
WITH changed AS (
    SELECT said_key(value ->> 'speaker', value ->> 'organisation') AS said_key
    FROM json_each($rows)
)

SELECT DISTINCT article_id
FROM store.claim_keys
WHERE rowid IN (SELECT rowid FROM store.claim_keys SEMI JOIN changed USING (said_key))
