-- Of these, which perhaps share nearly all words.
CREATE OR REPLACE TEMP TABLE nearly AS
SELECT one, other
FROM sharing
JOIN sought AS here USING (one)
JOIN (
    SELECT rowid AS other, said_from, stem_count, low_bits, high_bits
    FROM store.claim_keys
    WHERE rowid IN (SELECT other FROM sharing)
) AS keys USING (other)
WHERE (here.said_from IS NULL OR keys.said_from IS NULL)
    AND lost + bit_count(keys.low_bits & here.low_bits)
        + bit_count(keys.high_bits & here.high_bits)
        > $nearly::DOUBLE * greatest(keys.stem_count, here.stem_count) - 1
