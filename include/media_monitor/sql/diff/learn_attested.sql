INSERT INTO store.attested BY NAME FROM counted
