DELETE FROM store.edits WHERE address IN (SELECT address FROM edited_addresses)
