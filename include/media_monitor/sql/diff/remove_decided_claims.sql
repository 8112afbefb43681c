DELETE FROM store.decided_claims
