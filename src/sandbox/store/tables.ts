/** Marks a file as ours, in SQLite's header: "PnSb". */
export const applicationId = 0x50_6e_53_62;

/**
 * Each migration brings a file from the version of its index to the next. Published ones stay
 * unchanged; a change of the tables is a new one at the end.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    photo TEXT,
    status TEXT NOT NULL
  ) STRICT;
  CREATE TABLE api_key (
    hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE workflow (
    id INTEGER PRIMARY KEY,
    definition TEXT NOT NULL
  ) STRICT;
  CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id INTEGER NOT NULL REFERENCES workflow (id),
    name TEXT NOT NULL,
    launched_by INTEGER NOT NULL REFERENCES person (id),
    launched_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX run_of_workflow ON run (workflow_id);
  CREATE TABLE run_value (
    run_id INTEGER NOT NULL REFERENCES run (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run_id, field)
  ) STRICT;
  CREATE TABLE run_task_url (
    run_id INTEGER NOT NULL REFERENCES run (id),
    task_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (run_id, task_id)
  ) STRICT;
  `,
  `
  ALTER TABLE person ADD COLUMN role TEXT NOT NULL DEFAULT 'member';
  CREATE TABLE person_group (
    id INTEGER PRIMARY KEY,
    definition TEXT NOT NULL
  ) STRICT;
  CREATE TABLE dataset (
    id INTEGER PRIMARY KEY,
    definition TEXT NOT NULL
  ) STRICT;
  ALTER TABLE run ADD COLUMN dialect TEXT NOT NULL DEFAULT 'documented';
  ALTER TABLE run ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE run ADD COLUMN due_at TEXT;
  ALTER TABLE run ADD COLUMN ancestor_task INTEGER;
  ALTER TABLE run ADD COLUMN status TEXT NOT NULL DEFAULT 'running';
  ALTER TABLE run ADD COLUMN completed_at TEXT;
  CREATE TABLE run_task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run (id),
    task_id INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending',
    started_at TEXT,
    completed_at TEXT,
    UNIQUE (run_id, task_id)
  ) STRICT;
  CREATE TABLE run_performer (
    run_task_id INTEGER NOT NULL REFERENCES run_task (id),
    type TEXT NOT NULL,
    source_id INTEGER NOT NULL,
    completed_at TEXT,
    PRIMARY KEY (run_task_id, type, source_id)
  ) STRICT;
  `,
  `
  ALTER TABLE run ADD COLUMN wakes_at TEXT;
  CREATE INDEX run_snoozed ON run (wakes_at) WHERE status = 'snoozed';
  CREATE INDEX run_by_time ON run (launched_at);
  CREATE INDEX run_of_task ON run (ancestor_task) WHERE ancestor_task IS NOT NULL;
  ALTER TABLE run_task ADD COLUMN name TEXT;
  ALTER TABLE run_task ADD COLUMN description TEXT;
  ALTER TABLE run_task ADD COLUMN due_at TEXT;
  CREATE INDEX performer_of ON run_performer (type, source_id);
  CREATE TABLE task_value (
    run_task_id INTEGER NOT NULL REFERENCES run_task (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run_task_id, field)
  ) STRICT;
  CREATE TABLE checked_item (
    run_task_id INTEGER NOT NULL REFERENCES run_task (id),
    item TEXT NOT NULL,
    PRIMARY KEY (run_task_id, item)
  ) STRICT;
  CREATE TABLE run_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run (id),
    run_task_id INTEGER REFERENCES run_task (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    text TEXT,
    until TEXT
  ) STRICT;
  CREATE INDEX event_of_run ON run_event (run_id);
  CREATE INDEX event_of_task ON run_event (run_task_id);
  CREATE TABLE file (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    uploaded_by INTEGER NOT NULL REFERENCES person (id),
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE mark (
    name TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE run_event ADD COLUMN target_type TEXT;
  ALTER TABLE run_event ADD COLUMN target_id INTEGER;
  CREATE TABLE issued_key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE REFERENCES api_key (hash) ON DELETE CASCADE,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT
  ) STRICT;
  `,
  `
  ALTER TABLE person ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
  `,
  `
  ALTER TABLE run_event ADD COLUMN status TEXT NOT NULL DEFAULT 'created';
  ALTER TABLE run_event ADD COLUMN changed_at TEXT;
  CREATE TABLE comment_sign (
    event_id INTEGER NOT NULL REFERENCES run_event (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (event_id, person_id, kind, value)
  ) STRICT;
  `,
  `
  CREATE TABLE notification (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    author_id INTEGER REFERENCES person (id),
    type TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'new',
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    task TEXT NOT NULL,
    run TEXT NOT NULL
  ) STRICT;
  CREATE INDEX notification_of ON notification (person_id, task_id);
  `,
];
