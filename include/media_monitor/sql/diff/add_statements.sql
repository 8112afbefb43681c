INSERT INTO store.statements BY NAME
SELECT
    *,
    md5_number_lower(topic || ' ' || statement_id) AS statement_key,
    md5_number_lower(topic || ' ' || circle) AS circle_key,
    md5_number_lower(topic || ' ' || previous_statement_id) AS previous_key
FROM (
    SELECT unnest(from_json(value, '{
        "topic": "VARCHAR", "statement_id": "VARCHAR", "circle": "VARCHAR", "day": "DATE",
        "kind": "VARCHAR", "speaker": "VARCHAR", "organisation": "VARCHAR", "voice": "VARCHAR",
        "office": "VARCHAR", "is_named": "BOOLEAN", "is_document": "BOOLEAN", "stance": "VARCHAR",
        "text": "VARCHAR", "said": "VARCHAR", "occasion": "DATE", "score": "DOUBLE",
        "reasons": ["VARCHAR"], "previous_statement_id": "VARCHAR", "probable_repeat_of": "VARCHAR",
        "independent": "BIGINT", "status": "VARCHAR", "decision_id": "VARCHAR",
        "previous_occasion": "DATE", "moment": "VARCHAR", "published_place": "VARCHAR",
        "wordings": [["UINTEGER"]], "claim_ids": ["VARCHAR"], "article_ids": ["VARCHAR"],
        "is_quoted": "BOOLEAN", "is_again": "BOOLEAN", "confidence": "DOUBLE", "facts": ["VARCHAR"],
        "counts": "BOOLEAN", "is_gone": "BOOLEAN", "edited_at": "TIMESTAMP",
        "voice_id": "UBIGINT", "office_id": "UBIGINT", "day_id": "UBIGINT", "is_standing": "BOOLEAN",
        "low_bits": "BIGINT", "high_bits": "BIGINT", "other_low_bits": "BIGINT",
        "other_high_bits": "BIGINT", "fewest_stems": "BIGINT",
        "said_before": "VARCHAR", "retracted_at": "TIMESTAMP", "says_now": "VARCHAR"
    }'))
    FROM json_each($rows)
)
