SELECT repeats, told.* FROM told JOIN wanted_claims USING (topic, claim_id) ORDER BY topic, claim_id
