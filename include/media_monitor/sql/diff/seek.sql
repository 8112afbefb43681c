-- The claims whose links have to be found: those of these articles, and others in the same words,
-- which may now be told of another day.
CREATE OR REPLACE TEMP TABLE sought AS
WITH given AS (
    SELECT unnest(from_json($rows::JSON, '[{
        "topic": "VARCHAR", "claim_id": "VARCHAR", "article_id": "VARCHAR", "speaker": "VARCHAR",
        "organisation": "VARCHAR", "block": "VARCHAR", "wording_id": "VARCHAR",
        "utterance_id": "VARCHAR", "said_from": "DATE", "said_until": "DATE",
        "window_from": "DATE", "window_until": "DATE", "is_headline": "BOOLEAN",
        "block_id": "UBIGINT", "stem_count": "BIGINT",
    "low_bits": "BIGINT", "high_bits": "BIGINT", "stems": ["UBIGINT"], "rare_stems": ["UBIGINT"]
    }]'), max_depth := 2)
),

touched_wordings AS (
    SELECT topic, wording_id FROM given
    UNION
    SELECT topic, wording_id
    FROM store.claim_keys
    SEMI JOIN these_articles USING (article_id)
    WHERE wording_id IS NOT NULL
)

FROM given
UNION ALL BY NAME
SELECT
    topic, claim_id, article_id, speaker, organisation, block, wording_id, utterance_id,
    said_from, said_until, window_from, window_until, is_headline,
    block_id, stem_count, low_bits, high_bits, stems, rare_stems
FROM store.claim_keys
SEMI JOIN touched_wordings USING (topic, wording_id)
ANTI JOIN these_articles USING (article_id)
