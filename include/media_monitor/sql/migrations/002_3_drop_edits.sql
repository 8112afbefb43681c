-- Edits are kept with the claims they are about.
DROP TABLE IF EXISTS store.edits
