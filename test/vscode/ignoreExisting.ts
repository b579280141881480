/** Takes the error of making a file or link that is there already; @throws any other. */
export function ignoreExisting(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
