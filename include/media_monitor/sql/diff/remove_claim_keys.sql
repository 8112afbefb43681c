DELETE FROM store.claim_keys WHERE circle_key IN (SELECT circle_key FROM these_circles)
