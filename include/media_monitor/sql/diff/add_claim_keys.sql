INSERT INTO store.claim_keys BY NAME
SELECT
    *,
    md5_number_lower(article_id) AS article_key,
    said_key(speaker, organisation) AS said_key,
    md5_number_lower(topic || ' ' || circle) AS circle_key,
    md5_number_lower(topic || ' ' || wording_id) AS wording_key,
    md5_number_lower(topic || ' ' || utterance_id) AS utterance_key,
    CASE
        WHEN window_until - window_from <= 14
            THEN xor(block_id, ((window_from - '0001-01-01'::DATE) // 7)::UBIGINT)
    END AS week_id
FROM (
    SELECT unnest(from_json(value, '{
        "topic": "VARCHAR", "claim_id": "VARCHAR", "circle": "VARCHAR", "article_id": "VARCHAR", "speaker": "VARCHAR",
        "organisation": "VARCHAR", "repeats": "VARCHAR", "block": "VARCHAR", "wording_id": "VARCHAR",
        "utterance_id": "VARCHAR", "said_from": "DATE", "said_until": "DATE", "window_from": "DATE",
        "window_until": "DATE", "is_headline": "BOOLEAN", "block_id": "UBIGINT", "stem_count": "BIGINT",
        "low_bits": "BIGINT", "high_bits": "BIGINT", "other_low_bits": "BIGINT",
        "other_high_bits": "BIGINT", "stems": ["UINTEGER"],
        "rare_stems": ["UINTEGER"]
    }'))
    FROM json_each($rows)
)
