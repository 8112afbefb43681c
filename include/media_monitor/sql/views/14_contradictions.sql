-- Two statements of one government, or of one organisation without, within 30 days that take
-- different clear positions.
CREATE OR REPLACE VIEW contradictions (
    topic, -- the question followed
    government, -- the government, else the organisation, both speak for
    days_apart, -- days between the two
    earlier_day, -- when the earlier one was made
    earlier_speaker, -- who made it
    earlier_organisation, -- for whom
    earlier_stance, -- its position
    earlier_text, -- its words
    later_day, -- when the later one was made
    later_speaker, -- who made it
    later_organisation, -- for whom
    later_stance, -- its position
    later_text, -- its words
    earlier_id, -- its statement
    later_id -- its statement
) AS
WITH positions AS (
    SELECT
        statements.*,
        coalesce(organisations.government, statements.organisation) AS government
    FROM store.statements
    LEFT JOIN store.organisations USING (organisation)
    WHERE statements.stance <> 'unclear' AND counts
)

SELECT
    a.topic,
    a.government,
    b.occasion - a.occasion AS days_apart,
    a.occasion AS earlier_day,
    a.speaker AS earlier_speaker,
    a.organisation AS earlier_organisation,
    a.stance AS earlier_stance,
    a.text AS earlier_text,
    b.occasion AS later_day,
    b.speaker AS later_speaker,
    b.organisation AS later_organisation,
    b.stance AS later_stance,
    b.text AS later_text,
    a.statement_id AS earlier_id,
    b.statement_id AS later_id
FROM positions AS a
JOIN positions AS b
    ON a.topic = b.topic
    AND a.government = b.government
    AND a.stance <> b.stance
    AND a.moment < b.moment
    AND b.occasion - a.occasion <= 30
ORDER BY a.topic, a.government, a.moment, b.moment
