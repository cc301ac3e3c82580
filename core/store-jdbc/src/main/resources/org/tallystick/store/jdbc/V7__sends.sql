-- The hub, schema version 7: less is written for each record that is sent. Conventions as in version 1.

-- The records of a batch, by their ids and a space between them, stand in the batch itself. Ids have no spaces.
ALTER TABLE hub_intent ADD COLUMN records TEXT NOT NULL DEFAULT '';
UPDATE hub_intent SET records = (
  SELECT string_agg(r.record_id, ' ' ORDER BY r.number) FROM hub_intent_record r WHERE r.intent_id = hub_intent.id);
DROP TABLE hub_intent_record;

-- 1 while its sender may wait for the answer, 0 when nobody does and the outcome is to be looked up.
ALTER TABLE hub_intent ADD COLUMN in_flight BIGINT NOT NULL DEFAULT 1;

-- A delivery in flight stays as it was planned: that it is in flight, its batch says. So it is written when it is planned and when its outcome
-- is known. What is applied is no longer in the index of what is to be done.
UPDATE hub_delivery SET state = 'PLANNED' WHERE state = 'SENT';
DROP INDEX hub_delivery_due;
CREATE INDEX hub_delivery_open ON hub_delivery (target, type, state, external_key, record_id, due_at, partition) WHERE state <> 'APPLIED';
