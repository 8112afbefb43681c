CREATE OR REPLACE TEMP MACRO high_bits_of(place)
AS bit_or(CASE WHEN place >= 63 THEN 1::BIGINT << (place % 63) ELSE 0 END)
