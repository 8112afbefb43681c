-- What all touched articles say now is read once, and taken from here as their turn comes.
ALTER TABLE told RENAME TO touched_told
