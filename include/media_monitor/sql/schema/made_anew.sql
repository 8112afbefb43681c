-- What no rows depend on goes first: an earlier program may have had other views and macros.
SELECT 'DROP VIEW ' || schema_name || '.' || view_name AS removal
FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT DISTINCT 'DROP MACRO TABLE ' || schema_name || '.' || function_name
FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database() AND function_type = 'table_macro'
ORDER BY removal
