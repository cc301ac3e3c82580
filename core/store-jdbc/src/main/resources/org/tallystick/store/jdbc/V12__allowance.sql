-- The hub, schema version 12: what systems say of the calls of their accounts. Conventions as in version 1.

CREATE TABLE hub_allowance (
  -- What a system said last, to whichever process, of the calls that all applications together make to an account. Written after a call to an
  -- account that has a daily budget, if the system says so. One row per account, which may be deleted. No personal data.
  account TEXT NOT NULL PRIMARY KEY, -- name of the account, as in hub_budget
  used BIGINT NOT NULL,             -- as the system counts, in its own period
  allowed BIGINT NOT NULL,          -- in the same period
  seen_at TEXT NOT NULL,
  since BIGINT NOT NULL             -- calls that were counted in hub_budget since
);
