-- So many stems have no bit of their own.
CREATE OR REPLACE TEMP MACRO stems_lost(stems, low, high)
AS (stems - bit_count(low) - bit_count(high))::SMALLINT
