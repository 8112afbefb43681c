DELETE FROM store.attested
