DELETE FROM store.statements
