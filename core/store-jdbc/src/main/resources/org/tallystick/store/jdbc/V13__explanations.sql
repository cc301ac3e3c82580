-- The hub, schema version 13: why documents are as they are. Conventions as in version 1.

CREATE TABLE hub_explanation (
  -- Why an invoice that was decided here is as it is (TRN-5). Written with the invoice, and as frozen. Kept for good. Erasure: the texts.
  document TEXT NOT NULL PRIMARY KEY, -- canonical id of its record
  decision TEXT NOT NULL,           -- decide/<decider>/<key>, or a step of a process
  run TEXT,                         -- null: made in no run
  said TEXT NOT NULL,               -- JSON object of texts: terms, version of the contract, policies that spoke, origins of amounts by number
  items TEXT NOT NULL               -- JSON object of texts: number of the origin, by id of the item
);
