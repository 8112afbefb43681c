-- What was found, but for those whose flags are made anew.
SELECT
    topic, statement_id, moment AS "order", voice, office, speaker, organisation,
    is_named AS named, is_document AS document, is_standing AS standing, counts, stance, text,
    said, occasion, day, wordings, article_ids AS articles, is_quoted AS quoted, claim_ids AS claims
FROM store.statements
WHERE rowid IN (SELECT answer FROM earlier EXCEPT SELECT answer FROM affected)
ORDER BY moment, topic
