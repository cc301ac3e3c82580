-- The hub: what is pushed to it, and how its flows were read. Conventions as in version 1.

CREATE TABLE hub_reading (
  -- How each flow was read whose rows may appear late: a row per reading, from its start to its end. Written by ingest, with the page that
  -- it came to. Only what the next reading may start from is kept. No personal data.
  flow TEXT NOT NULL,
  began_at TEXT NOT NULL,           -- before its first page was read
  ended_at TEXT,                    -- after its last page was read, null: it is not at its end
  feed_cursor TEXT,                 -- where it ended, opaque to all but the connector
  PRIMARY KEY (flow, began_at)
);

CREATE TABLE hub_hint (
  -- Documents that a system says have changed, to be read again. Written by the host's webhook, removed when they are read. Ids only.
  flow TEXT NOT NULL,
  document_id TEXT NOT NULL,
  times BIGINT NOT NULL,            -- hinted so often: a hint that comes while the document is read stays
  PRIMARY KEY (flow, document_id)
);

CREATE TABLE hub_inbox (
  -- Records that the host puts in its own transactions. Written by the host, removed by ingest in the transaction that moves them on, so
  -- nothing stays longer than to the next run. Erasure: after that there is nothing to erase.
  number INTEGER PRIMARY KEY,       -- given by the database, no place in the feed: a row with a lower number may be committed later
  system TEXT NOT NULL,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,          -- the host's own id
  body TEXT                         -- canonical JSON, null: deleted
);
