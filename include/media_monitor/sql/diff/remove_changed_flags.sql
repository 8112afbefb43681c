DELETE FROM store.statements WHERE rowid IN (SELECT answer FROM changed_flags)
