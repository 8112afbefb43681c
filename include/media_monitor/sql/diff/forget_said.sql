DELETE FROM store.said
