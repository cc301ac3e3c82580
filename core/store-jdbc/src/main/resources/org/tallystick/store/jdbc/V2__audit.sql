-- The hub, schema version 2: what was done, and which states records went through. Conventions as in version 1.

CREATE TABLE hub_transition (
  -- Each change of a record's state on one of its axes. Written with the record, by ingest and deciders. Append-only, kept as long as
  -- the record. Ids and states only, no personal data.
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  version BIGINT NOT NULL,          -- of the record
  axis TEXT NOT NULL,               -- JSON Pointer to the state in the record
  from_state TEXT,                  -- null: it had none
  to_state TEXT,                    -- null: it has none any more
  seen_at TEXT NOT NULL,            -- by the hub
  changed_at TEXT,                  -- at its source, null: the source does not tell
  run_sequence BIGINT NOT NULL,     -- of the run that sees it, 0 outside a run
  PRIMARY KEY (type, record_id, version, axis)
);

CREATE TABLE hub_audit (
  -- What was done. Written by deciders and delivery, in the transaction of the deed. Append-only, never deleted, never changed. Hashes and
  -- names of systems, types and rules only, no personal data.
  number BIGINT NOT NULL PRIMARY KEY,   -- 1, 2, 3 ...
  entry TEXT NOT NULL                   -- moment, kind, about, detail between tabs, then a line per subject: id, tab, fingerprint
);

CREATE TABLE hub_audit_link (
  -- The chain over hub_audit. Written by the engine when it seals, soon after the entries. Append-only, never deleted.
  number BIGINT NOT NULL PRIMARY KEY,   -- of the entry
  hash TEXT NOT NULL                    -- SHA-256, in hexadecimal, of the hash before (as its 64 digits) and the entry, in UTF-8
);

CREATE TABLE hub_audit_head (
  -- The last link, in one row. Written by the engine when it seals: a row that another sealer moved on is not moved.
  id BIGINT NOT NULL PRIMARY KEY,       -- 1
  number BIGINT NOT NULL,
  hash TEXT NOT NULL
);

INSERT INTO hub_audit_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
