INSERT INTO store.attestations BY NAME FROM heard
