-- The page was read anew into another text: the claims of the former text go with it.
DELETE FROM store.claims
WHERE article_id NOT IN (SELECT article_id FROM store.articles)
