-- The hub, schema version 3: what all processes that call one account share. Conventions as in version 1.

CREATE TABLE hub_budget (
  -- Calls per account and day. Written before each call to an account that has a daily budget, in a transaction of its own, so that a
  -- restart or another process does not spend a day's calls again. Rows of past days may be deleted. No personal data.
  account TEXT NOT NULL,            -- name of the system
  day TEXT NOT NULL,                -- as 2026-08-31, in the zone of the budget
  used BIGINT NOT NULL,
  PRIMARY KEY (account, day)
);
