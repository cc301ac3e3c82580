-- The hub, schema version 14: a page or a key costs no more in a large hub. Conventions as in version 1.

-- Each run asks what is open, and what was closed since.
CREATE INDEX hub_exception_closed ON hub_exception (closed_by);

-- A page of the processes in a state.
CREATE INDEX hub_process_state ON hub_process (state, key);

-- Most types have one of the keys or none: a record without one is written without an entry for it.
DROP INDEX hub_record_key1;
CREATE INDEX hub_record_key1 ON hub_record (type, key1) WHERE key1 IS NOT NULL;
DROP INDEX hub_record_key2;
CREATE INDEX hub_record_key2 ON hub_record (type, key2) WHERE key2 IS NOT NULL;

-- Deletes that wait are rows of a flow's name and /deletes. They go when they are applied: those of before stayed.
DELETE FROM hub_document WHERE state = 'DELETED' AND flow IN (SELECT c.flow || '/deletes' FROM hub_cursor c);
