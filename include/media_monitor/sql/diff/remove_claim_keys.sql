DELETE FROM store.claim_keys WHERE rowid IN (SELECT claim FROM circle_keys)
