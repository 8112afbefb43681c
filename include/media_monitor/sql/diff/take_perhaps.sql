-- What voices said before in nearly these words, perhaps: as many bits as words have to be shared, or
-- nearly, for some words share a bit, but seldom one of either kind.
CREATE OR REPLACE TEMP TABLE perhaps AS
SELECT question, answer
FROM (SELECT *, stems_enough(fewest_stems) AS enough FROM voiced WHERE counts) AS said
JOIN asked USING (position_key)
WHERE said.day <= asked.day
    AND bits_shared(said.low_bits, said.high_bits, asked.low_bits, asked.high_bits) + lost
        >= least(said.enough, asked.enough)
    AND bits_shared(
            said.other_low_bits, said.other_high_bits, asked.other_low_bits, asked.other_high_bits
        ) + other_lost >= least(said.enough, asked.enough)
    -- Few words of many are no more alike than few words shared; what is just enough may come out as
    -- a little less.
    AND least(
            bits_shared(said.low_bits, said.high_bits, asked.low_bits, asked.high_bits) + lost,
            bits_shared(
                said.other_low_bits, said.other_high_bits, asked.other_low_bits,
                asked.other_high_bits
            ) + other_lost
        ) >= least(
            $contained::DOUBLE * least(size, fewest_stems),
            $overlap::DOUBLE / (1 + $overlap::DOUBLE) * (size + fewest_stems)
        ) - 0.001
