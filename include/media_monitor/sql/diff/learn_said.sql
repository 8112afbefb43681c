INSERT INTO store.said BY NAME FROM counted
