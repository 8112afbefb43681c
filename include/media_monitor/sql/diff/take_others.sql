-- What the claims met say.
CREATE OR REPLACE TEMP TABLE others AS
SELECT rowid AS other, stems
FROM store.claim_keys
WHERE rowid IN (SELECT other FROM met)
