-- The hub, schema version 14: what grows for good is not read for what is open. Conventions as in version 1.

-- Each run asks what is open, and what was closed since.
CREATE INDEX hub_exception_closed ON hub_exception (closed_by);

-- A page of the processes in a state.
CREATE INDEX hub_process_state ON hub_process (state, key);

-- Deletes that wait are rows of a flow's name and /deletes. They go when they are applied: those of before stayed.
DELETE FROM hub_document WHERE state = 'DELETED' AND flow IN (SELECT c.flow || '/deletes' FROM hub_cursor c);
