DELETE FROM store.attestations WHERE article_key IN (SELECT article_key FROM touched_keys)
