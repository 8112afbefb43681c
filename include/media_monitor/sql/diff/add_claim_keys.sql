INSERT INTO store.claim_keys BY NAME
SELECT unnest(from_json($rows::JSON, '[{
    "topic": "VARCHAR", "claim_id": "VARCHAR", "circle": "VARCHAR", "article_id": "VARCHAR", "speaker": "VARCHAR",
    "organisation": "VARCHAR", "repeats": "VARCHAR", "block": "VARCHAR", "wording_id": "VARCHAR",
    "utterance_id": "VARCHAR", "said_from": "DATE", "said_until": "DATE", "window_from": "DATE",
    "window_until": "DATE", "is_headline": "BOOLEAN", "block_id": "UBIGINT", "stem_count": "BIGINT",
    "low_bits": "BIGINT", "high_bits": "BIGINT", "stems": ["UBIGINT"],
    "rare_stems": ["UBIGINT"]
}]'), max_depth := 2)
