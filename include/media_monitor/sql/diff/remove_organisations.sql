DELETE FROM store.organisations
