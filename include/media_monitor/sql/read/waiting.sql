FROM waiting
WHERE $topic IS NULL OR topic = $topic
ORDER BY day DESC NULLS LAST, waits_as, score DESC, id
