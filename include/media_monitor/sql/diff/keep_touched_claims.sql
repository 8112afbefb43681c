CREATE OR REPLACE TEMP TABLE touched_claims AS FROM wanted_claims
