-- Every speaker as all articles together know it.
-- Derived: made anew by every comparison.
CREATE OR REPLACE TABLE store.voices (
    speaker VARCHAR, -- who said it, as an article tells
    organisation VARCHAR, -- for whom, as that article tells
    full_name VARCHAR, -- the fullest form known
    home VARCHAR, -- for whom, as most articles tell
    block VARCHAR, -- what is compared with each other: a government, organisation or surname
    is_named BOOLEAN, -- false for bodies, documents and unnamed officials
    is_document BOOLEAN, -- true for texts
    is_sovereign BOOLEAN, -- true for a government speaking as such
    skeleton VARCHAR -- what all spellings of the name have in common
)
