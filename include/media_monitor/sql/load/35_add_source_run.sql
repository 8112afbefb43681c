INSERT INTO store.source_runs
    (run_id, source, pages, articles, blocks, claims, positions, issues)
VALUES ($run_id, $source, $pages, $articles, $blocks, $claims, $positions, $issues)
