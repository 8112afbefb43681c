-- What this comparison will have changed; all that was ever flagged where it starts from nothing.
CREATE OR REPLACE TEMP TABLE changed_statements AS
SELECT DISTINCT
    topic, statement_id, md5_number_lower(topic || ' ' || statement_id) AS statement_key
FROM store.flags
WHERE NOT EXISTS (FROM store.statements)
