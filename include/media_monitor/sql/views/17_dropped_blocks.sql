-- Every piece that cleaning dropped, with the page it stood on.
CREATE OR REPLACE VIEW dropped_blocks (
    page_id, -- the page
    source, -- the source that pointed to it
    url, -- address, if any
    path, -- file, if any
    outlet, -- publication
    position, -- place among the page's pieces
    text, -- the dropped text
    reason, -- why it was dropped
    rule -- the rule that decided
) AS
SELECT
    blocks.page_id, pages.source, pages.url, pages.path, articles.outlet, blocks.position,
    blocks.text, blocks.reason, blocks.rule
FROM store.blocks
LEFT JOIN store.pages USING (page_id)
LEFT JOIN store.articles USING (page_id)
