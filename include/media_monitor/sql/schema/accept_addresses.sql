CREATE OR REPLACE TEMP TABLE accepted_addresses AS SELECT DISTINCT address FROM store.articles
