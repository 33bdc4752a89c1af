-- What a key pair is called, where requests speak of it by an identifier.
ALTER TABLE key_pairs ADD COLUMN label TEXT NOT NULL DEFAULT '';
