-- What one run wrote into the log of flags.
SELECT change, cause, kind, speaker, stance, text
FROM flag_log
WHERE run_id = $run_id
ORDER BY entry
