DELETE FROM store.statement_names
