-- Every id a statement is found by: what was noted once keeps its meaning when statements are
-- joined, parted or read otherwise.
CREATE OR REPLACE VIEW aliases (
    topic, -- the question followed
    former_id, -- an id of one wording, or one that a statement bore before
    statement_id -- the statement it belongs to now: key into the other views
) AS
SELECT topic, utterance_id AS former_id, statement_id FROM store.statement_names
