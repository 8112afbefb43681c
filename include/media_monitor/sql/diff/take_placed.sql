-- Claims that are compared whatever their words: by a headline on the day of what it announces.
CREATE OR REPLACE TEMP TABLE placed AS
SELECT one, keys.rowid AS other
FROM store.claim_keys AS keys
JOIN sought AS here USING (block_id, said_from, said_until)
WHERE here.is_headline OR keys.is_headline
