-- The first schema. Times: *_at are wall-clock ms since 1970 unless the column says gateway time (ms that pass only
-- while a gateway runs). Dossiers are kept narrow because every move rewrites the row; what never changes is in items.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, value) VALUES ('epoch', 0), ('gateway_time', 0);

CREATE TABLE tenants (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  event_sequence INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE establishments (
  tenant INTEGER NOT NULL REFERENCES tenants (seq),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  siret TEXT,
  permits TEXT,
  categories TEXT,
  PRIMARY KEY (tenant, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE keys (
  id TEXT PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants (seq),
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  mode TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX keys_of_tenant ON keys (tenant);

CREATE TABLE batches (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tenant INTEGER NOT NULL REFERENCES tenants (seq),
  reference TEXT,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL,
  -- open: being staged; sealed: accepted; dropped: to be removed
  stage TEXT NOT NULL,
  state TEXT NOT NULL,
  total INTEGER NOT NULL,
  counts TEXT NOT NULL,
  -- queued rows by lane while the batch is open; batch_lanes takes over at the seal
  staged_waiting TEXT NOT NULL,
  released INTEGER NOT NULL DEFAULT 0,
  released_row INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  sealed_at INTEGER,
  completed_at INTEGER,
  version INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX batches_reference ON batches (tenant, reference)
  WHERE reference IS NOT NULL AND stage = 'sealed';
CREATE INDEX batches_of_tenant ON batches (tenant, seq) WHERE stage = 'sealed';
CREATE INDEX batches_listed ON batches (tenant, seq) WHERE stage = 'sealed' AND kind = 'batch';
CREATE INDEX batches_unfinished ON batches (seq) WHERE stage <> 'sealed';
CREATE INDEX batches_unreleased ON batches (seq) WHERE stage = 'sealed' AND released = 0;

CREATE TABLE chunks (
  batch INTEGER NOT NULL REFERENCES batches (seq),
  chunk INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (batch, chunk)
) STRICT, WITHOUT ROWID;

-- Dossiers and items name their tenant, batch and dossier without a declared foreign key: checking three of them at every
-- row costs a fifth of intake. The engine verifies them instead (verify).
CREATE TABLE dossiers (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tenant INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  row INTEGER NOT NULL,
  reference TEXT NOT NULL,
  holds_reference INTEGER NOT NULL,
  hash TEXT NOT NULL,
  procedure TEXT NOT NULL,
  establishment TEXT NOT NULL,
  channel TEXT NOT NULL,
  lane TEXT NOT NULL,
  -- 0 urgent, 1 normal: the order of claims
  priority INTEGER NOT NULL,
  -- the nearest legal day; the largest date there is when there is none, so that claims need no NULLS LAST
  deadline_at INTEGER NOT NULL,
  expires_at INTEGER,
  vin TEXT,
  plate TEXT,
  neph TEXT,
  name TEXT,
  previous INTEGER,
  created_at INTEGER NOT NULL,
  -- what moves
  state TEXT NOT NULL,
  reason TEXT,
  ready INTEGER NOT NULL,
  -- gateway time: when a back-off or a wait is over
  due_at INTEGER,
  -- wall clock: when a hold (notBefore) is over
  release_at INTEGER,
  fence INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  doubtful INTEGER NOT NULL DEFAULT 0,
  resent INTEGER NOT NULL DEFAULT 0,
  wish TEXT,
  first_intent_at INTEGER,
  -- gateway time
  quiet_from INTEGER,
  -- gateway times at which the look-ups that proved absence began
  absences TEXT,
  look_ups INTEGER NOT NULL DEFAULT 0,
  look_at INTEGER,
  checks_from INTEGER,
  checks_done INTEGER NOT NULL DEFAULT 0,
  kept_refusal TEXT,
  duplicate_of TEXT,
  follow_at INTEGER,
  filing_number TEXT,
  filing_status TEXT,
  odd_status TEXT,
  filing_received_at TEXT,
  outcome TEXT,
  refusal TEXT,
  request TEXT,
  contested INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX dossiers_reference ON dossiers (tenant, reference) WHERE holds_reference = 1;
CREATE INDEX dossiers_of_batch ON dossiers (batch, row);
CREATE INDEX dossiers_ready ON dossiers (lane, tenant, priority, deadline_at, seq)
  WHERE state = 'queued' AND ready = 1;
CREATE INDEX dossiers_due ON dossiers (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX dossiers_release ON dossiers (release_at) WHERE release_at IS NOT NULL;
CREATE INDEX dossiers_look ON dossiers (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX dossiers_follow ON dossiers (follow_at) WHERE follow_at IS NOT NULL;
CREATE INDEX dossiers_expiring ON dossiers (expires_at)
  WHERE expires_at IS NOT NULL AND wish IS NULL AND filing_number IS NULL
    AND state IN ('queued', 'held', 'actionRequired', 'filing', 'uncertain');
CREATE INDEX dossiers_open_questions ON dossiers (state, seq)
  WHERE state IN ('held', 'filing', 'uncertain', 'actionRequired', 'failed');
CREATE INDEX dossiers_vin ON dossiers (vin) WHERE vin IS NOT NULL;
CREATE INDEX dossiers_plate ON dossiers (plate) WHERE plate IS NOT NULL;
CREATE INDEX dossiers_neph ON dossiers (neph) WHERE neph IS NOT NULL;
CREATE INDEX dossiers_name ON dossiers (name) WHERE name IS NOT NULL;

CREATE TABLE items (
  seq INTEGER PRIMARY KEY,
  body BLOB NOT NULL,
  received BLOB,
  findings TEXT,
  deadlines TEXT,
  metadata TEXT
) STRICT;

-- Rows of a batch that made no dossier of their own.
CREATE TABLE batch_rows (
  batch INTEGER NOT NULL REFERENCES batches (seq),
  row INTEGER NOT NULL,
  -- rejected, existing, or busy (only until the seal)
  kind TEXT NOT NULL,
  reference TEXT,
  dossier INTEGER REFERENCES dossiers (seq),
  findings TEXT NOT NULL,
  metadata TEXT,
  PRIMARY KEY (batch, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX batch_rows_existing ON batch_rows (batch, reference) WHERE kind = 'existing';
CREATE INDEX batch_rows_busy ON batch_rows (batch, row) WHERE kind = 'busy';
CREATE INDEX batch_rows_dossier ON batch_rows (dossier) WHERE dossier IS NOT NULL;

-- How many dossiers of a batch are queued in a lane: for pace, age and the tenants to be told.
CREATE TABLE batch_lanes (
  lane TEXT NOT NULL,
  tenant INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq),
  waiting INTEGER NOT NULL,
  PRIMARY KEY (lane, tenant, batch)
) STRICT, WITHOUT ROWID;

-- The oldest batch that waits in a lane, in one step.
CREATE INDEX batch_lanes_oldest ON batch_lanes (lane, batch);
CREATE INDEX batch_lanes_of_batch ON batch_lanes (batch);

CREATE TABLE attempts (
  dossier INTEGER NOT NULL REFERENCES dossiers (seq),
  number INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER,
  elapsed_ms INTEGER,
  verdict TEXT,
  evidence TEXT,
  late_evidence TEXT,
  PRIMARY KEY (dossier, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE papers (
  dossier INTEGER NOT NULL REFERENCES dossiers (seq),
  kind TEXT NOT NULL,
  sha256 TEXT,
  size INTEGER,
  media_type TEXT,
  -- gateway time; null when there is nothing left to fetch
  due_at INTEGER,
  tries INTEGER NOT NULL,
  PRIMARY KEY (dossier, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX papers_due ON papers (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE events (
  tenant INTEGER NOT NULL REFERENCES tenants (seq),
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  batch INTEGER,
  dossier INTEGER,
  data TEXT NOT NULL,
  PRIMARY KEY (tenant, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX events_of_dossier ON events (dossier, sequence) WHERE dossier IS NOT NULL;

CREATE TABLE idempotency (
  tenant INTEGER NOT NULL REFERENCES tenants (seq),
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (tenant, key)
) STRICT;

CREATE TABLE lanes (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT,
  per_second REAL,
  per_minute REAL,
  concurrency_max INTEGER,
  ramp REAL NOT NULL,
  resends_stopped INTEGER NOT NULL,
  waiting INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Gateway time of the earliest next slot.
CREATE TABLE budgets (
  name TEXT PRIMARY KEY,
  next_at REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  lane TEXT,
  dossier TEXT,
  data TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- The same trouble of the same dossier is one incident, however often it is met.
CREATE UNIQUE INDEX incidents_once ON incidents (kind, dossier) WHERE dossier IS NOT NULL;
