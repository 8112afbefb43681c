-- An id that a statement bears again, or still, is no former one.
DELETE FROM store.former_names
USING store.statement_names AS names
WHERE names.topic = former_names.topic AND names.utterance_id = former_names.utterance_id
