DELETE FROM store.statement_names WHERE is_former
