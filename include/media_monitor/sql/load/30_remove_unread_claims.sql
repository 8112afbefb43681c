-- The page was read anew into another text: the claims of the former text go with it.
DELETE FROM store.claims
WHERE article_id IN (SELECT article_id FROM store.touched_articles)
    AND article_id NOT IN (SELECT article_id FROM store.articles)
