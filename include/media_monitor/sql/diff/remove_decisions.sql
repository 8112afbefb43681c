DELETE FROM store.decisions
