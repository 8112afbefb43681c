DELETE FROM store.voices
