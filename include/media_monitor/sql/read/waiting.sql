SELECT *, count(*) OVER () AS waiting
FROM waiting
WHERE ($topic IS NULL OR topic = $topic) AND NOT list_contains($done::VARCHAR[], id)
ORDER BY day DESC NULLS LAST, waits_as, score DESC, id
LIMIT $limit
