-- Write down what this run says otherwise than the log does, and whether articles, code or analysts did it.
INSERT INTO store.flags BY NAME
WITH held AS (
    SELECT * EXCLUDE (run_id, recorded_at, change, cause, replaced_by)
    FROM store.flags
    WHERE rowid IN (
        SELECT rowid FROM store.flags SEMI JOIN changed_statements USING (statement_key)
    )
    QUALIFY row_number() OVER (PARTITION BY topic, statement_id ORDER BY entry DESC) = 1
        AND change <> 'withdrawn'
),

current_flags AS (
    SELECT
        * EXCLUDE (
            circle, circle_key, voice, office, is_named, is_document, occasion, previous_key,
            previous_occasion, probable_repeat_of, independent, decision_id, moment,
            published_place, wordings, voice_id, office_id, day_id, is_standing, low_bits,
            high_bits, other_low_bits, other_high_bits, fewest_stems, counts, is_gone, said_before,
            says_now, article_ids, is_quoted, is_again, confidence, facts
        )
    FROM store.statements
    WHERE rowid IN (
            SELECT rowid FROM store.statements SEMI JOIN changed_statements USING (statement_key)
        )
        AND status IS DISTINCT FROM 'dismissed'
),

lost AS (
    FROM held ANTI JOIN current_flags USING (topic, statement_id)
),

renamed AS (
    SELECT topic, names.statement_id, lost.statement_id AS former_id
    FROM (
        SELECT topic, statement_id, utterance_key
        FROM store.statement_names
        WHERE rowid IN (
            SELECT rowid
            FROM store.statement_names
            WHERE utterance_key IN (SELECT statement_key FROM lost)
        )
    ) AS names
    JOIN lost USING (topic)
    WHERE names.utterance_key = lost.statement_key
        AND (topic, names.statement_id) IN (SELECT (topic, statement_id) FROM current_flags)
),

differing AS (
    SELECT
        now.*,
        if(
            held.statement_id IS NOT NULL
            OR (now.topic, now.statement_id) IN (SELECT (topic, statement_id) FROM renamed),
            'changed', 'added'
        ) AS change,
        NULL::VARCHAR AS replaced_by
    FROM current_flags AS now
    LEFT JOIN held USING (topic, statement_id)
    WHERE (now.day, now.kind, now.speaker, now.organisation, now.stance, now.text, now.said, now.status)
            IS DISTINCT FROM
            (held.day, held.kind, held.speaker, held.organisation, held.stance, held.text, held.said, held.status)
        OR now.previous_statement_id IS DISTINCT FROM held.previous_statement_id
        OR (now.edited_at, now.retracted_at) IS DISTINCT FROM (held.edited_at, held.retracted_at)
        OR held.statement_id IS NULL
    UNION ALL BY NAME
    SELECT lost.* EXCLUDE (entry), 'withdrawn' AS change, renamed.statement_id AS replaced_by
    FROM lost
    LEFT JOIN renamed ON renamed.topic = lost.topic AND renamed.former_id = lost.statement_id
),

reviewed_claims AS (
    SELECT DISTINCT topic, unnest(claim_ids || other_claim_ids) AS claim_id
    FROM store.decisions
    WHERE (state <> 'withdrawn') <> (decision_id IN (SELECT decision_id FROM known_decisions))
),

carrying AS (
    SELECT *, coalesce(organisation, speaker) AS voice, unnest(claim_ids) AS claim_id
    FROM current_flags
    UNION ALL BY NAME
    SELECT *, coalesce(organisation, speaker) AS voice, unnest(claim_ids) AS claim_id FROM held
),

fresh AS (
    SELECT DISTINCT topic, voice, statement_id FROM carrying SEMI JOIN fresh_claims USING (claim_id)
),

reviewed AS (
    SELECT DISTINCT topic, voice, statement_id
    FROM carrying
    SEMI JOIN reviewed_claims USING (topic, claim_id)
)

SELECT
    (SELECT coalesce(max(entry), 0) FROM store.flags)
        + row_number() OVER (ORDER BY topic, change, day, statement_id) AS entry,
    $run_id AS run_id,
    $started_at::TIMESTAMP AS recorded_at,
    differing.*,
    CASE
        WHEN change = 'added'
            AND (topic, statement_id) IN (SELECT (topic, statement_id) FROM fresh) THEN 'source'
        WHEN (topic, statement_id) IN (SELECT (topic, statement_id) FROM reviewed) THEN 'review'
        WHEN (topic, coalesce(organisation, speaker)) IN (SELECT (topic, voice) FROM fresh)
            THEN 'source'
        WHEN (topic, coalesce(organisation, speaker)) IN (SELECT (topic, voice) FROM reviewed)
            THEN 'review'
        WHEN EXISTS (FROM reread) THEN 'code'
        WHEN EXISTS (FROM reviewed) AND NOT EXISTS (FROM fresh_pages) THEN 'review'
        ELSE 'source'
    END AS cause
FROM differing
