CREATE OR REPLACE TEMP TABLE these_statements AS
SELECT topic, statement_id, statement_key FROM former
