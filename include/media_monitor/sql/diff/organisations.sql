SELECT organisation, government FROM store.organisations ORDER BY organisation
