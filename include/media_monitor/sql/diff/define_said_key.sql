CREATE OR REPLACE TEMP MACRO said_key(speaker, organisation)
AS md5_number_lower(concat_ws(chr(10), speaker, organisation))
