-- What the copies change in what the months they are copies of say, and in what is counted.
UPDATE store.statements
SET
    kind = 'reaffirmed',
    previous_statement_id = statement_id || '-1',
    previous_key = md5_number_lower(topic || ' ' || statement_id || '-1'),
    previous_occasion = occasion - getvariable('days')::INTEGER
WHERE kind IN ('new_speaker', 'new_statement') AND NOT contains(statement_id, '-');

DELETE FROM store.said;

INSERT INTO store.said BY NAME
SELECT speaker, organisation, count(*) AS claims FROM store.claim_keys GROUP BY ALL;

DELETE FROM store.attested;

INSERT INTO store.attested BY NAME
SELECT speaker, organisation, count(*) AS articles FROM store.attestations GROUP BY ALL;

CHECKPOINT
