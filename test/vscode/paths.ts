import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The folder of everything that is fetched or made while testing; never in git, safe to delete. */
export const cacheRoot = path.join(projectRoot, '.vscode-test');
