DELETE FROM store.statement_names
USING these_statements AS these
WHERE statement_names.topic = these.topic AND statement_names.statement_id = these.statement_id
