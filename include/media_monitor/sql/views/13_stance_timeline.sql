-- Each speaker's positions in the order they were taken.
CREATE OR REPLACE VIEW stance_timeline (
    topic, -- the question followed
    organisation, -- for whom
    speaker, -- who
    occasion, -- the day it was said, else published
    stance, -- position taken
    previous_stance, -- the speaker's position before
    is_shift, -- true where the two differ
    text, -- the words
    statement_id -- key into the other views
) AS
WITH ordered AS (
    SELECT
        *,
        lag(stance) OVER (
            PARTITION BY topic, organisation, speaker ORDER BY moment
        ) AS previous_stance
    FROM store.statements
    WHERE stance <> 'unclear' AND counts
)

SELECT
    topic, organisation, speaker, occasion, stance, previous_stance,
    coalesce(stance <> previous_stance, false) AS is_shift, text, statement_id
FROM ordered
ORDER BY topic, organisation, speaker, moment
