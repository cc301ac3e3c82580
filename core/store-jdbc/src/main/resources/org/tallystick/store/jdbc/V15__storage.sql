-- The hub, schema version 15: how PostgreSQL stores what is written most. Conventions as in version 1. SQLite has no such statements, and
-- leaves them out.

-- Entries are hashes for the most part. PostgreSQL tried to compress each, and kept it as it was.
ALTER TABLE hub_audit ALTER COLUMN entry SET STORAGE EXTERNAL;

-- A delivery is written as it is planned and again with its outcome, which takes a second entry in each index: with room for it the
-- page is not searched for what could go first, which took as long as all else of the write.
ALTER INDEX hub_delivery_pkey SET (fillfactor = 45);
ALTER INDEX hub_delivery_external_key SET (fillfactor = 45);
