FROM told ORDER BY topic, claim_id
