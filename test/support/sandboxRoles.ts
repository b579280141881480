import { DatabaseSync } from 'node:sqlite';

/** Removes all roles for a workflow, as its owner could, while a sandbox serves the file. */
export function revokeRoles(file: string, workflowId: number): void {
  const database = new DatabaseSync(file);
  try {
    database
      .prepare(
        `UPDATE workflow SET definition = json_set(definition, '$.roles', json('[]')) WHERE id = ?`,
      )
      .run(workflowId);
  } finally {
    database.close();
  }
}
