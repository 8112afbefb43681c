-- Who speaks on which question, and where they stand.
CREATE OR REPLACE VIEW speakers (
    topic, -- the question followed
    speaker, -- person, body, document or unnamed official
    organisation, -- for whom
    statements, -- utterances
    first_day, -- day of the first one, when it was made
    last_day, -- day of the last one
    first_stance, -- first clear position
    last_stance, -- latest clear position
    stances -- how many different clear positions
) AS
SELECT
    topic,
    speaker,
    organisation,
    count(*) AS statements,
    min(occasion) AS first_day,
    max(occasion) AS last_day,
    arg_min(stance, moment) FILTER (stance <> 'unclear') AS first_stance,
    arg_max(stance, moment) FILTER (stance <> 'unclear') AS last_stance,
    count(DISTINCT stance) FILTER (stance <> 'unclear') AS stances
FROM store.statements
WHERE counts
GROUP BY ALL
