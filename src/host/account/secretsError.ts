/** The tasks of SecretStorage. */
export type SecretsTask = 'read' | 'store' | 'remove';

/** SecretStorage has refused, as it does when a keyring is locked. */
export class SecretsError extends Error {
  readonly task: SecretsTask;

  /** @param reason the text of the refusal; it must not hold the secret. */
  constructor(task: SecretsTask, reason: string) {
    super(`The store of secrets refused to ${task} a key: ${reason}`);
    this.name = 'SecretsError';
    this.task = task;
  }
}
