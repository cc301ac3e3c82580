-- The hub, schema version 8: writes that are known again. Conventions as in version 1.

CREATE TABLE hub_echo (
  -- What a system that is written to and read will show of a record, if nobody changed it there. Written before a batch is sent. Goes with the
  -- delivery. Retention and erasure: nothing, since it holds fingerprints only.
  target TEXT NOT NULL,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,        -- of what was sent last, in the normal form of the target
  before TEXT,                      -- of what was sent before that, null: nothing
  PRIMARY KEY (target, type, record_id)
);

CREATE TABLE hub_idempotency (
  -- One intended write under its key, and what came of it. Written by JdbcIdempotencyStore, for hosts. The engine keeps its own writes in
  -- hub_delivery. Retention: rows that are settled. Erasure: result and what the problem says.
  key TEXT NOT NULL PRIMARY KEY,    -- SHA-256, 64 hexadecimal digits
  fingerprint TEXT NOT NULL,        -- of the payload, never changes
  state TEXT NOT NULL,              -- RUNNING, DONE, FAILED_RETRYABLE, FAILED_PERMANENT, UNKNOWN, PARKED
  fencing_token BIGINT NOT NULL,    -- 1, 2, 3 ... one more with each claim
  lease_until TEXT NOT NULL,        -- when it ends, or was settled
  result TEXT,                      -- null: not done
  problem_kind TEXT,                -- problem_kind to problem_retry_after: of the last execution that did not succeed, null: none
  problem_code TEXT,
  problem_message TEXT,
  problem_field TEXT,
  problem_value TEXT,
  problem_remedy TEXT,
  problem_retry_after TEXT          -- ISO 8601 duration
);
CREATE INDEX hub_idempotency_settled ON hub_idempotency (lease_until) WHERE state IN ('DONE', 'FAILED_PERMANENT', 'FAILED_RETRYABLE');
