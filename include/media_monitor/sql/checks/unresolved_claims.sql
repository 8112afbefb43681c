-- Claims whose text is not the pieces of the article's text that their spans point to.
WITH pieces AS (
    SELECT
        claims.claim_id,
        claims.text,
        list_aggregate(
            list_transform(
                claims.spans,
                lambda span: substring(articles.text, span[1] + 1, span[2] - span[1])
            ),
            'string_agg', ' '
        ) AS found
    FROM store.claims
    LEFT JOIN (SELECT DISTINCT article_id, text FROM store.articles) AS articles
        USING (article_id)
)

SELECT claim_id AS subject, 'its spans do not lead to its words; read its article again' AS problem
FROM pieces
WHERE found IS DISTINCT FROM text
ORDER BY claim_id
