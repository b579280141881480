/** What was asked of the store of secrets. */
export type SecretsTask = 'read' | 'store' | 'remove';

/** The store of secrets has refused, as a keyring does that is locked. */
export class SecretsError extends Error {
  readonly task: SecretsTask;

  /** @param reason what the store said; it must not hold the secret. */
  constructor(task: SecretsTask, reason: string) {
    super(`The store of secrets refused to ${task} a key: ${reason}`);
    this.name = 'SecretsError';
    this.task = task;
  }
}
