DELETE FROM store.claim_keys
USING these_circles AS these
WHERE claim_keys.topic = these.topic AND claim_keys.circle = these.circle
