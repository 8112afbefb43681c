-- Articles that came, changed or lost their place since the last comparison, which takes them off.
CREATE TABLE IF NOT EXISTS store.touched_articles (
    article_id VARCHAR -- the article; it may be gone
)
