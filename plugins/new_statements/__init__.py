"""The page "New statements": what the published snapshot flags as new, read-only."""
