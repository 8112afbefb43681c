DELETE FROM store.opinions
WHERE claim_id IN (
    SELECT claim_id
    FROM store.claims
    WHERE rowid IN (
        SELECT rowid
        FROM store.claims
        WHERE article_key IN (SELECT md5_number_lower(article_id) FROM accepted_texts)
    )
)
