SELECT statement_id, told.*
FROM told
JOIN wanted_claims USING (topic, claim_id)
ORDER BY topic, statement_id, place
