SELECT decision_id, state, claim_ids || other_claim_ids AS claim_ids FROM store.decisions
