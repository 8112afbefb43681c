-- Circles with a claim that may be linked to one of those sought if both may be one speaker's; the
-- claims of these articles are sought themselves.
SELECT DISTINCT
    these.topic, these.circle, here.speaker, here.organisation,
    these.speaker AS other_speaker, these.organisation AS other_organisation
FROM linkable
JOIN sought AS here USING (one)
JOIN (
    SELECT rowid AS other, topic, circle, speaker, organisation
    FROM store.claim_keys
    WHERE rowid IN (SELECT other FROM linkable)
        AND article_key NOT IN (SELECT article_key FROM these_articles)
) AS these USING (other)
ORDER BY ALL
