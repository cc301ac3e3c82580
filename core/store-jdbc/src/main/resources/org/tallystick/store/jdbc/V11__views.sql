-- The hub, schema version 11: what each system says of a record that several speak of. Conventions as in version 1.

CREATE TABLE hub_view (
  -- What a system last said, or was told, of a record, and what the hub had then: the base that tells who changed a field. Written in the
  -- transaction that takes in a reading, and before a batch is sent. Only for types that ownership rules share. Goes with the record.
  -- Retention: none. Erasure: the row.
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  system TEXT NOT NULL,
  theirs TEXT NOT NULL,             -- canonical JSON in the words of the system
  ours TEXT NOT NULL,               -- canonical JSON in those of the hub
  earlier TEXT,                     -- canonical JSON, what the system had before the last write, null: nothing, or the outcome is known
  PRIMARY KEY (type, record_id, system)
);
