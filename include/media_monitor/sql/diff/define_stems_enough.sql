-- So many stems have to be shared with a wording of so many, in whole numbers: decimals cost more
-- than all else that is asked of a pair.
CREATE OR REPLACE TEMP MACRO stems_enough(stems)
AS greatest(least(2, stems), (33 * stems + 99) // 100)::SMALLINT
