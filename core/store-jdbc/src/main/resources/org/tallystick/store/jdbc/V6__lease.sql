-- The hub, schema version 6: engines that share one hub. Conventions as in version 1.

CREATE TABLE hub_lease (
  -- Which engine may do what, and until when. Written by the engines as they claim, renew and give back. Never deleted, since epochs only
  -- grow. Names of work and of processes only, no personal data.
  name TEXT NOT NULL PRIMARY KEY,   -- node/ and a number, ingest/ and a flow, deliver/ and a partition
  holder TEXT,                      -- host, process and a random text, null: given back
  epoch BIGINT NOT NULL,            -- 1, 2, 3 ... one more with each claim
  expires_at TEXT NOT NULL
);

-- Which engine sends a delivery: 0 to 7, of its external key, given with the row and never changed. Rows of before are all in 0.
ALTER TABLE hub_delivery ADD COLUMN partition BIGINT NOT NULL DEFAULT 0;
-- An engine that has a part of the partitions passes over the rows of the others in the index alone.
DROP INDEX hub_delivery_due;
CREATE INDEX hub_delivery_due ON hub_delivery (target, type, state, external_key, record_id, due_at, partition);
