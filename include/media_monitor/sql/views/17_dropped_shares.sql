-- How much of an outlet's text each rule dropped on a day, beside what it usually drops there:
-- a rule that suddenly takes more, or nothing any more, tells that the outlet changed its pages.
CREATE OR REPLACE VIEW dropped_shares (
    outlet, -- publication, or the source where the page does not name one
    rule, -- the rule that decided
    reason, -- why it drops
    day, -- day of publication, or of the fetch where the page does not tell
    pages, -- pages of the outlet on that day
    pages_hit, -- those of them on which the rule dropped something
    pieces, -- pieces it dropped on that day
    characters, -- their length
    share, -- of all text of the outlet's pages of that day, 0 to 1
    usual_share -- the same on all the outlet's other days; NULL where there are none
) AS
WITH read AS (
    SELECT
        page_id, coalesce(articles.outlet, pages.source) AS outlet,
        coalesce(articles.published, pages.fetched_at)::DATE AS day,
        coalesce(length(articles.text), 0) AS kept
    FROM store.pages
    LEFT JOIN store.articles USING (page_id)
),

dropped AS (
    SELECT
        outlet, day, rule, min(reason) AS reason, count(DISTINCT page_id) AS pages_hit,
        count(*) AS pieces, sum(length(text))::BIGINT AS characters
    FROM read
    JOIN store.blocks USING (page_id)
    GROUP BY ALL
),

rules AS (
    SELECT outlet, rule, min(reason) AS reason, sum(characters) AS characters
    FROM dropped
    GROUP BY ALL
),

gone AS (
    SELECT outlet, day, sum(characters) AS characters
    FROM dropped
    GROUP BY ALL
),

kept AS (
    SELECT outlet, day, count(*) AS pages, sum(kept) AS characters
    FROM read
    GROUP BY ALL
),

days AS (
    SELECT
        outlet, day, pages, kept.characters + coalesce(gone.characters, 0) AS characters,
        sum(kept.characters + coalesce(gone.characters, 0)) OVER (PARTITION BY outlet) AS in_all
    FROM kept
    LEFT JOIN gone USING (outlet, day)
)

SELECT
    outlet, rule, rules.reason, day, days.pages,
    coalesce(pages_hit, 0) AS pages_hit,
    coalesce(pieces, 0) AS pieces,
    coalesce(dropped.characters, 0) AS characters,
    coalesce(dropped.characters, 0) / nullif(days.characters, 0) AS share,
    (rules.characters - coalesce(dropped.characters, 0)) / nullif(in_all - days.characters, 0) AS usual_share
FROM rules
JOIN days USING (outlet)
LEFT JOIN dropped USING (outlet, rule, day)
