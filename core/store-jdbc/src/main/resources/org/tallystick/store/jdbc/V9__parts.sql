-- The hub, schema version 9: items that are billed in parts, and again after a credit. Conventions as in version 1.

CREATE TABLE hub_billed_part (
  -- Which part of a billable item is on which document (I12). Written by deciders, with the document. Kept for good. Ids only.
  item TEXT NOT NULL,
  part INTEGER NOT NULL,            -- 1, 2, 3 ... one for each time that it is billed
  document TEXT NOT NULL,
  PRIMARY KEY (item, part)
);
INSERT INTO hub_billed_part (item, part, document) SELECT item, 1, document FROM hub_allocation;
DROP TABLE hub_allocation;
