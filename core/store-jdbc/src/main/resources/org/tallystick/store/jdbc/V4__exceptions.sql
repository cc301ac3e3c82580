-- The hub, schema version 4: what persons did about exceptions. Conventions as in version 1.

CREATE TABLE hub_case (
  -- One problem of one subject through all its appearances, whose wordings are in hub_exception. Written with it, and by what persons do.
  -- Never deleted. Retention: message and details. Erasure: those, remedy and assignee.
  id BIGINT NOT NULL PRIMARY KEY,   -- 1, 2, 3 ...
  scope TEXT NOT NULL,              -- scope to ordinal: what makes it the same problem
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,              -- that is to blame, empty: none
  ordinal BIGINT NOT NULL,          -- 1, 2, 3 ... among those that are equal so far
  system TEXT NOT NULL,
  type TEXT NOT NULL,               -- of the subject, empty: it is no record
  owner TEXT NOT NULL,              -- owner to details: as said last
  message TEXT NOT NULL,
  remedy TEXT NOT NULL,
  amount TEXT,                      -- decimal, as written
  currency TEXT,
  details TEXT NOT NULL,
  cluster TEXT NOT NULL,            -- equal for equal errors of different subjects: a hash of what they have in common
  state TEXT NOT NULL,              -- OPEN, ASSIGNED, FIXED, REPLAYED, DISCARDED
  assignee TEXT,
  due TEXT NOT NULL,                -- what the next run does for it: NOTHING, REPLAY, DISCARD
  times BIGINT NOT NULL,            -- how often it was found
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  gone_at TEXT,                     -- null: it was there when it was looked for last
  UNIQUE (scope, code, subject, field, ordinal)
);
CREATE INDEX hub_case_due ON hub_case (system, type) WHERE due <> 'NOTHING';
CREATE INDEX hub_case_state ON hub_case (state, id);

CREATE TABLE hub_case_action (
  -- What was done about a case, and what it came to. Written by the engine, for itself and for persons. Append-only. Retention:
  -- changes and payload. Erasure: those, reason and actor.
  case_id BIGINT NOT NULL REFERENCES hub_case (id),
  number BIGINT NOT NULL,           -- 1, 2, 3 ... of the case
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  actor TEXT NOT NULL,              -- who did it, hub: the engine
  reason TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  changes TEXT,                     -- of the payload, as JSON: path, old and new of each, null: it was not edited
  payload TEXT,                     -- as edited
  PRIMARY KEY (case_id, number)
);
