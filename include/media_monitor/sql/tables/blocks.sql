-- Every piece of a page that cleaning dropped, and why.
CREATE TABLE IF NOT EXISTS store.blocks (
    page_id VARCHAR, -- the page
    position BIGINT, -- place among the page's pieces
    text VARCHAR, -- the dropped text
    reason VARCHAR, -- why it was dropped
    rule VARCHAR -- the rule that decided
)
