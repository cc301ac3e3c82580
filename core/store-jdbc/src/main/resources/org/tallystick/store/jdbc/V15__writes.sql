-- The hub, schema version 15: less work for what is written most. Conventions as in version 1.

CREATE TABLE hub_last_link (
  -- The greatest link_number, in one row. Written with each link but the first of a new record, which has the number 0. So the number of a
  -- link, greater than those of all before, is not looked up for its record.
  number BIGINT NOT NULL
);
INSERT INTO hub_last_link (number) SELECT COALESCE(MAX(link_number), 0) FROM hub_crosswalk;

-- The rest is about how PostgreSQL stores rows. SQLite has no such statements, and leaves them out.

-- Entries are hashes for the most part. PostgreSQL tried to compress each, and kept it as it was.
ALTER TABLE hub_audit ALTER COLUMN entry SET STORAGE EXTERNAL;

-- A delivery is written as it is planned and again with its outcome, which takes a second entry in each index: with room for it the
-- page is not searched for what could go first, which took as long as all else of the write.
ALTER INDEX hub_delivery_pkey SET (fillfactor = 45);
ALTER INDEX hub_delivery_external_key SET (fillfactor = 45);
