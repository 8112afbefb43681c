SELECT speaker, organisation, articles FROM store.attested ORDER BY ALL
