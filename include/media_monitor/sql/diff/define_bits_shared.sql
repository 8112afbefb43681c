-- At most so many stems two wordings share that have these bits; some stems share a bit.
CREATE OR REPLACE TEMP MACRO bits_shared(low, high, other_low, other_high)
AS bit_count(low & other_low) + bit_count(high & other_high)
