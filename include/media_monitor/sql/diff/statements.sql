SELECT
    topic, statement_id, circle, speaker, organisation, is_named AS named, is_document AS document,
    stance, text, said, occasion, independent, probable_repeat_of
FROM store.statements
WHERE rowid IN (
    SELECT rowid FROM store.statements SEMI JOIN these_statements USING (statement_key)
)
ORDER BY moment, topic
