DELETE FROM store.voices
WHERE said_key(speaker, organisation) IN (
    SELECT said_key(value ->> 'speaker', value ->> 'organisation') FROM json_each($rows)
)
