DELETE FROM store.statements
USING these_statements AS these
WHERE statements.topic = these.topic AND statements.statement_id = these.statement_id
