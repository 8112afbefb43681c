-- Claims of any time that share a rare word with a long quotation sought, and perhaps nearly all.
CREATE OR REPLACE TEMP TABLE nearly AS
SELECT DISTINCT one, other
FROM (
    SELECT
        rowid AS other, xor(block_id, unnest(rare_stems)) AS word_id, said_from, stem_count,
        low_bits, high_bits
    FROM store.claim_keys
) AS keys
JOIN (
    SELECT
        one, xor(block_id, unnest(rare_stems)) AS word_id, said_from, stem_count, low_bits,
        high_bits, lost
    FROM sought
) AS here USING (word_id)
WHERE (here.said_from IS NULL OR keys.said_from IS NULL)
    AND bits_shared(keys.low_bits, keys.high_bits, here.low_bits, here.high_bits) + lost
        > $nearly::DOUBLE * greatest(keys.stem_count, here.stem_count) - 1
