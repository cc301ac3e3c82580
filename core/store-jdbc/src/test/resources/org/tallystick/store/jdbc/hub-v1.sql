BEGIN TRANSACTION;
CREATE TABLE hub_allocation (
  -- Which billable item is on which live document (I12). Written by deciders, with the document. Kept for good. Ids only.
  item TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL
);
CREATE TABLE hub_break (
  -- Open differences between the hub and a target. Written by reconcile, which replaces those of a target and type as a whole.
  target TEXT NOT NULL,
  type TEXT NOT NULL,
  number BIGINT NOT NULL,           -- 1, 2, 3 ... in the order of finding
  external_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (target, type, number)
);
CREATE TABLE hub_crosswalk (
  -- Which refs denote which record. Written by ingest and with the outcomes of deliveries. Kept as long as the record. Ids only.
  system TEXT NOT NULL,
  type TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  link_number BIGINT NOT NULL,      -- 1, 2, 3 ... among the refs of one system to one record, the last linked has the greatest
  PRIMARY KEY (system, type, remote_id)
);
CREATE TABLE hub_cursor (
  -- How far each flow has read. Written by ingest, with the page that the cursor covers. Kept while the flow exists. No personal data.
  flow TEXT NOT NULL PRIMARY KEY,
  feed_cursor TEXT,                 -- opaque to all but the connector
  rule_set TEXT NOT NULL            -- version under which all up to it was mapped
);
INSERT INTO "hub_cursor" VALUES('psa/TimeEntry','7','rules-1');
CREATE TABLE hub_delivery (
  -- One record towards one target. Written by deciders and by delivery. Kept as long as the record. Erasure: extensions and problem.
  target TEXT NOT NULL,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  external_key TEXT NOT NULL,
  state TEXT NOT NULL,              -- PLANNED, SENT, APPLIED, BLOCKED, RETRY, UNKNOWN, REJECTED
  fingerprint TEXT NOT NULL,
  extensions TEXT NOT NULL,
  generation BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  due_at TEXT NOT NULL,
  waits_for TEXT,
  remote_id TEXT,
  adopted BIGINT NOT NULL,
  requested_by TEXT,
  run_id TEXT,
  problem TEXT,
  PRIMARY KEY (target, type, record_id)
);
CREATE TABLE hub_dirty (
  -- Decision keys that must run. Written by ingest and deciders, removed by the decider that ran. Keys only.
  decider TEXT NOT NULL,
  decision_key TEXT NOT NULL,
  PRIMARY KEY (decider, decision_key)
);
CREATE TABLE hub_document (
  -- The newest version of each source document, as received. Written by ingest. One row per document, never deleted. Erasure: raw
  -- becomes null, the hash stays so that the same version is not taken in again. A row of the flow's name and /decided holds the version
  -- of a document that was decided last, where that is not its newest.
  flow TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  hash TEXT NOT NULL,
  rule_set TEXT NOT NULL,
  state TEXT NOT NULL,              -- MAPPED, SET_ASIDE, DELETED
  raw TEXT,                         -- last, so that a look-up by id does not read over it
  PRIMARY KEY (flow, id)
);
CREATE TABLE hub_exception (
  -- What a person must settle. Written by ingest, deciders and delivery. Closed, never deleted. Erasure: message and details.
  id BIGINT NOT NULL PRIMARY KEY,   -- 1, 2, 3 ...
  scope TEXT NOT NULL,
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  owner TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy TEXT NOT NULL,
  amount TEXT,                      -- decimal, as written
  currency TEXT,
  details TEXT NOT NULL,
  opened_by BIGINT NOT NULL,        -- sequence of a run, 0 outside a run
  closed_by BIGINT                  -- likewise, null while it is open
);
INSERT INTO "hub_exception" VALUES(1,'eng-1','RATE_MISSING','psa/TimeEntry/1','billing','rate is missing','add the rate','12.50','EUR','{}',1,NULL);
CREATE TABLE hub_intent (
  -- Batches in flight. Written by delivery before it sends, removed with the outcomes, so nothing stays longer than a send.
  id TEXT NOT NULL PRIMARY KEY,
  target TEXT NOT NULL,
  type TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE TABLE hub_intent_record (
  -- What is in a batch in flight, in its order. Written and removed with its intent. Ids only.
  intent_id TEXT NOT NULL REFERENCES hub_intent (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,           -- 1, 2, 3 ...
  record_id TEXT NOT NULL,
  PRIMARY KEY (intent_id, number)
);
CREATE TABLE hub_record (
  -- The newest state of each canonical record, with its place in the change feed. Written by ingest and by deciders. Never deleted,
  -- so the newest position is the greatest. Erasure: personal fields inside seen and decided are blanked as a change of their own.
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  flow TEXT,                        -- flow and document_id: null if the hub made it
  document_id TEXT,
  version BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  key1 TEXT,                        -- key1 and key2: of decided
  key2 TEXT,
  run_id TEXT,
  feed_position BIGINT NOT NULL,
  seen TEXT,                        -- canonical JSON, null: deleted
  decided TEXT,                     -- canonical JSON, null: does not exist for deciders
  PRIMARY KEY (type, id)
);
INSERT INTO "hub_record" VALUES('TimeEntry','te-1','psa/TimeEntry','doc-1',1,'print','key',NULL,NULL,1,'{}','{}');
CREATE TABLE hub_run (
  -- Runs and their cut-off. Written by the engine when a run opens, moves on and closes. Kept for good: documents cite them.
  id TEXT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL UNIQUE,
  cut_off BIGINT NOT NULL,          -- a position of the feed
  phase BIGINT NOT NULL,
  opened_at TEXT NOT NULL,
  closed_at TEXT
);
CREATE TABLE hub_run_key (
  -- The decision keys of a run. Written by the engine: laid out in the run, marked as each is done. Kept with the run. Keys only.
  run_id TEXT NOT NULL REFERENCES hub_run (id) DEFERRABLE INITIALLY DEFERRED,
  decider TEXT NOT NULL,
  decision_key TEXT NOT NULL,
  done BIGINT NOT NULL,
  PRIMARY KEY (run_id, decider, decision_key)
);
CREATE TABLE hub_schema_history (
  -- Scripts that made this schema. Written when a hub is opened by a version that brings a new one. Kept for good.
  version BIGINT NOT NULL PRIMARY KEY,
  script TEXT NOT NULL,
  applied_at TEXT NOT NULL      -- by the clock of the database
);
INSERT INTO "hub_schema_history" VALUES(1,'V1__hub.sql','2026-11-25 20:46:00');
CREATE INDEX hub_document_set_aside ON hub_document (flow, id) WHERE state = 'SET_ASIDE';
CREATE INDEX hub_record_key1 ON hub_record (type, key1);
CREATE INDEX hub_record_key2 ON hub_record (type, key2);
CREATE INDEX hub_record_document ON hub_record (flow, document_id);
CREATE UNIQUE INDEX hub_record_position ON hub_record (feed_position);
CREATE INDEX hub_crosswalk_record ON hub_crosswalk (system, type, record_id, link_number);
CREATE INDEX hub_delivery_due ON hub_delivery (target, type, state, external_key, record_id, due_at);
CREATE INDEX hub_delivery_external_key ON hub_delivery (target, type, external_key);
CREATE INDEX hub_intent_target ON hub_intent (target, type, sent_at);
CREATE INDEX hub_exception_scope ON hub_exception (scope, closed_by);
COMMIT;
