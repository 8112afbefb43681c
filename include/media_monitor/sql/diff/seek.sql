-- The claims whose links have to be found: those of these articles, and others in the same words,
-- which may now be told of another day.
CREATE OR REPLACE TEMP TABLE sought AS
WITH given AS (
    SELECT
        *,
        md5_number_lower(article_id) AS article_key,
        md5_number_lower(topic || ' ' || wording_id) AS wording_key,
        md5_number_lower(topic || ' ' || utterance_id) AS utterance_key
    FROM (
        SELECT unnest(from_json(value, '{
            "topic": "VARCHAR", "article_id": "VARCHAR", "speaker": "VARCHAR",
            "organisation": "VARCHAR", "wording_id": "VARCHAR", "utterance_id": "VARCHAR",
            "said_from": "DATE", "said_until": "DATE", "window_from": "DATE",
            "window_until": "DATE", "is_headline": "BOOLEAN", "block_id": "UBIGINT",
            "stem_count": "BIGINT", "low_bits": "BIGINT", "high_bits": "BIGINT",
            "other_low_bits": "BIGINT", "other_high_bits": "BIGINT",
            "stems": ["UINTEGER"], "rare_stems": ["UINTEGER"]
        }'))
        FROM json_each($rows)
    )
),

touched_wordings AS (
    SELECT wording_key FROM given
    UNION
    SELECT wording_key FROM own_keys WHERE wording_key IS NOT NULL
)

SELECT
    *,
    row_number() OVER () AS one,
    said_key(speaker, organisation) AS said_key,
    stems_enough(stem_count) AS enough,
    stems_lost(stem_count, low_bits, high_bits) AS lost,
    stems_lost(stem_count, other_low_bits, other_high_bits) AS other_lost,
    window_until - window_from > 14 AS is_wide
FROM (
    SELECT * EXCLUDE (topic, article_id, wording_id, utterance_id) FROM given
    UNION ALL BY NAME
    SELECT
        topic, circle, speaker, organisation, article_key, wording_key, utterance_key, said_from,
        said_until, window_from, window_until, is_headline, block_id, stem_count, low_bits,
        high_bits, other_low_bits, other_high_bits, stems, rare_stems
    FROM store.claim_keys
    WHERE rowid IN (
        SELECT rowid
        FROM store.claim_keys
        SEMI JOIN touched_wordings USING (wording_key)
        ANTI JOIN these_articles USING (article_key)
    )
)
