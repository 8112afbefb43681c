DROP TABLE IF EXISTS touched_told
