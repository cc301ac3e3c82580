-- The hub, schema version 10: processes. Conventions as in version 1.

CREATE TABLE hub_process (
  -- Where each process stands. Written by hosts that start and approve, and by the engine that advances it. Kept for good. Erasure: who
  -- started it, and problem. The input holds refs and amounts only.
  key TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  definition_version BIGINT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL,              -- RUNNING, WAITING, COMPENSATING, DONE, COMPENSATED, STUCK
  is_back BIGINT NOT NULL,          -- 1: on its way back
  data TEXT NOT NULL,               -- JSON
  waits_for TEXT,
  since_at TEXT NOT NULL,
  due_at TEXT,                      -- null: only a person moves it, or nothing
  attempts BIGINT NOT NULL,
  started_by TEXT NOT NULL,
  problem TEXT
);
CREATE INDEX hub_process_due ON hub_process (key) WHERE due_at IS NOT NULL;

CREATE TABLE hub_process_move (
  -- How each process came where it stands. Written with every change of it, never changed. Kept with it. Erasure: actor and reason.
  key TEXT NOT NULL REFERENCES hub_process (key) DEFERRABLE INITIALLY DEFERRED,
  number BIGINT NOT NULL,           -- 1, 2, 3 ... of a process
  moved_at TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (key, number)
);
