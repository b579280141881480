/** Marks a file as ours, in SQLite's header: "PnSb". */
export const applicationId = 0x50_6e_53_62;

/**
 * Each brings a file from the version of its index to the next. Ones that have been published stay
 * as they are; a change of the tables is one more at the end.
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
];
