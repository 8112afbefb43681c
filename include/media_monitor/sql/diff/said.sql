-- Every speaker with an organisation as the claims on a question give them now.
SELECT speaker, organisation FROM store.said ORDER BY ALL
