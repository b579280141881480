import { type Uri, extensions } from 'vscode';

/** The part of a repository of VS Code’s Git extension that is used here. */
export interface Repository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD?:
      | {
          readonly name?: string;
          readonly commit?: string;
          readonly upstream?: { readonly remote: string };
        }
      | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
  };
  diff(cached: boolean): Promise<string>;
  /** `diffWithHEAD` leaves out what is staged. */
  diffWith(ref: string, path: string): Promise<string>;
  getCommit(ref: string): Promise<{ readonly message: string }>;
  getRefs(query: { readonly pattern?: string }): Promise<readonly Ref[]>;
}

/** A branch or a tag. */
export interface Ref {
  readonly name?: string;
  readonly commit?: string;
}

/** A file with changes that are not committed. */
export interface Change {
  readonly uri: Uri;
}

/** VS Code’s Git extension. */
export interface Git {
  readonly repositories: readonly Repository[];
  getRepository(uri: Uri): Repository | null;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): Git;
}

/**
 * VS Code’s Git extension; undefined where it does not run, as in Restricted Mode. It is not
 * started for this.
 */
export function findGit(): Git | undefined {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true && extension.exports.enabled
    ? extension.exports.getAPI(1)
    : undefined;
}
