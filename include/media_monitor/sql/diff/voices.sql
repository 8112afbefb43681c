SELECT
    speaker, organisation, full_name, home, block, is_named, is_document, is_sovereign,
    skeleton
FROM store.voices
