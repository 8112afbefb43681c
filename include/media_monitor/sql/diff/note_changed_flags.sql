INSERT INTO changed_statements SELECT topic, statement_id, statement_key FROM changed_flags
