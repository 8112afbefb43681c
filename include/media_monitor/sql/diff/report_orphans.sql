INSERT INTO store.issues BY NAME
SELECT
    $run_id AS run_id,
    'review' AS source,
    'review' AS stage,
    decision_id AS subject,
    format(
        'the words that {} by {} is about ({}) are no longer found where they stood, so it has no'
        ' effect: decide anew about what is there now, then `media-monitor review withdraw {}`',
        kind, analyst, concat_ws(', ', target_id, other_id), decision_id
    ) AS message
FROM store.decisions
WHERE state = 'orphaned'
    AND NOT EXISTS (
        FROM store.issues
        WHERE issues.run_id = $run_id AND issues.subject = decisions.decision_id
    )
