-- Two statements of one organisation within 30 days that take different clear positions.
CREATE OR REPLACE VIEW contradictions (
    topic, -- the question followed
    organisation, -- for whom both speak
    days_apart, -- days between the two
    earlier_day, -- when the earlier one was made
    earlier_speaker, -- who made it
    earlier_stance, -- its position
    earlier_text, -- its words
    later_day, -- when the later one was made
    later_speaker, -- who made it
    later_stance, -- its position
    later_text, -- its words
    earlier_id, -- its statement
    later_id -- its statement
) AS
SELECT
    a.topic,
    a.organisation,
    b.occasion - a.occasion AS days_apart,
    a.occasion AS earlier_day,
    a.speaker AS earlier_speaker,
    a.stance AS earlier_stance,
    a.text AS earlier_text,
    b.occasion AS later_day,
    b.speaker AS later_speaker,
    b.stance AS later_stance,
    b.text AS later_text,
    a.statement_id AS earlier_id,
    b.statement_id AS later_id
FROM statements AS a
JOIN statements AS b
    ON a.topic = b.topic
    AND a.organisation = b.organisation
    AND a.stance <> b.stance
    AND (a.occasion, a.statement_id) < (b.occasion, b.statement_id)
    AND b.occasion - a.occasion <= 30
WHERE a.stance <> 'unclear' AND b.stance <> 'unclear'
ORDER BY a.topic, a.organisation, a.occasion, b.occasion, a.statement_id, b.statement_id
