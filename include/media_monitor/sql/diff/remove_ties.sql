DELETE FROM store.ties
