SELECT topic, statement_id
FROM store.statements
WHERE rowid IN (SELECT answer FROM affected)
ORDER BY ALL
