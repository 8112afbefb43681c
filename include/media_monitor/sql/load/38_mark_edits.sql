-- Mark words that the newest version of a page lacks, each in the last version that has them, and
-- what the page quotes the same speaker with in their place.
UPDATE store.claims
SET
    last_page_id = edits.last_page_id,
    edited_at = edits.edited_at,
    other_words = edits.other_words
FROM (
    WITH rewritten AS (
        SELECT address
        FROM store.articles
        SEMI JOIN edited_addresses USING (address)
        GROUP BY address
        HAVING count(DISTINCT article_id) > 1
    ),

    versions AS (
        SELECT
            address, article_id, page_id, text, is_current AND kept AS is_current,
            -- As words alone: marks and spacing that changed are no change of what was said.
            regexp_replace(strip_accents(lower(' ' || text || ' ')), '[^\p{L}\p{N}]+', ' ', 'g')
                AS words,
            row_number() OVER by_fetch AS version,
            lead(fetches.fetched_at) OVER by_fetch AS replaced_at
        FROM store.articles
        SEMI JOIN rewritten USING (address)
        -- A page may go back to what it said before: that version then comes twice.
        LEFT JOIN store.fetches USING (page_id)
        WINDOW by_fetch AS (PARTITION BY address ORDER BY fetches.fetched_at NULLS FIRST, page_id)
    ),

    spoken AS (
        SELECT
            versions.*, claims.claim_id, claims.text AS said, claims.spans,
            -- A name may be given in full in one version and not in the other.
            split_part(lower(claims.speaker), ' ', -1) AS surname
        FROM versions
        JOIN store.claims USING (article_id)
    ),

    pieces AS (
        SELECT claim_id, page_id, address, version, text, unnest(spans) AS span
        FROM spoken
        WHERE article_id NOT IN (
            SELECT article_id
            FROM store.articles
            SEMI JOIN edited_addresses USING (address)
            WHERE is_current AND kept
        )
    ),

    said_pieces AS (
        SELECT
            claim_id, page_id, address, version,
            regexp_replace(
                strip_accents(lower(' ' || substring(text, span[1] + 1, span[2] - span[1]) || ' ')),
                '[^\p{L}\p{N}]+', ' ', 'g'
            ) AS words
        FROM pieces
    ),

    seen_again AS (
        SELECT said_pieces.claim_id, said_pieces.page_id, said_pieces.version
        FROM said_pieces
        JOIN versions AS later
            ON later.address = said_pieces.address AND later.version > said_pieces.version
        GROUP BY said_pieces.claim_id, said_pieces.page_id, said_pieces.version, later.version
        HAVING bool_and(contains(later.words, said_pieces.words))
    ),

    gone AS (
        SELECT *
        FROM spoken
        SEMI JOIN said_pieces USING (claim_id, page_id)
        ANTI JOIN seen_again USING (claim_id, page_id, version)
        WHERE replaced_at IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY replaced_at DESC, page_id) = 1
    ),

    instead AS (
        SELECT
            gone.claim_id, new.claim_id AS new_claim_id, new.said AS new_text, gone.replaced_at,
            len(list_intersect(
                string_split_regex(lower(gone.said), '\W+'), string_split_regex(lower(new.said), '\W+')
            )) AS shared
        FROM gone
        JOIN spoken AS new
            ON new.address = gone.address AND new.is_current AND new.surname = gone.surname
        WHERE NOT contains(gone.text, new.said)
    ),

    pairs AS (
        SELECT claim_id, new_claim_id, new_text
        FROM instead
        QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY shared DESC, new_claim_id) = 1
            AND row_number() OVER (
                PARTITION BY new_claim_id ORDER BY replaced_at DESC, shared DESC, claim_id
            ) = 1
    )

    SELECT
        gone.claim_id, gone.page_id AS last_page_id, gone.replaced_at AS edited_at,
        pairs.new_text AS other_words
    FROM gone
    LEFT JOIN pairs USING (claim_id)
    UNION ALL
    SELECT pairs.new_claim_id, NULL, gone.replaced_at, gone.said
    FROM gone
    JOIN pairs USING (claim_id)
) AS edits
WHERE edits.claim_id = claims.claim_id
