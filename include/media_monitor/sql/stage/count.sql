SELECT
    (SELECT count(*) FROM new_pages) AS pages,
    (SELECT count(*) FROM new_articles) AS articles,
    (SELECT count(*) FROM new_blocks) AS blocks,
    (SELECT count(*) FROM new_claims) AS claims,
    (SELECT count(*) FROM new_positions) AS positions,
    (SELECT count(*) FROM new_issues) AS issues
