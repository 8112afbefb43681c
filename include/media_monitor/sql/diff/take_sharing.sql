-- Claims of any time that share a rare word with a long quotation sought.
CREATE OR REPLACE TEMP TABLE sharing AS
SELECT DISTINCT one, other
FROM (SELECT rowid AS other, xor(block_id, unnest(rare_stems)) AS word_id FROM store.claim_keys)
JOIN (SELECT one, xor(block_id, unnest(rare_stems)) AS word_id FROM sought) USING (word_id)
