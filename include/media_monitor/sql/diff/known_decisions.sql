-- Remember which decisions the former comparison knew, to tell what this one changes by them.
CREATE OR REPLACE TEMP TABLE known_decisions AS
SELECT decision_id FROM store.decisions WHERE state <> 'withdrawn'
