-- With what is new about them so far.
SELECT
    answer, topic, statement_id, moment AS "order", voice, office, speaker, organisation,
    is_named AS named, is_document AS document, is_standing AS standing, counts, stance, text,
    said, occasion, day, wordings, article_ids AS articles, is_quoted AS quoted,
    claim_ids AS claims, is_again AS again, is_gone AS gone, confidence, status, facts, kind, score,
    reasons, previous_statement_id, previous_occasion, probable_repeat_of
FROM affected_rows
ORDER BY moment, topic
