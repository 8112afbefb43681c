CREATE OR REPLACE TEMP TABLE these_statements AS SELECT topic, statement_id FROM former
