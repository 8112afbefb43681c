SELECT topic, place, is_same, claim_ids, other_claim_ids FROM store.ties ORDER BY place
