import { type Uri, extensions } from 'vscode';

/** The part of a repository of VS Code’s Git extension that is used here. */
interface Repository {
  readonly rootUri: Uri;
  readonly state: {
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
  };
  diff(cached: boolean): Promise<string>;
  /** `diffWithHEAD` leaves out what is staged. */
  diffWith(ref: string, path: string): Promise<string>;
}

interface Change {
  readonly uri: Uri;
}

interface Git {
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
function findGit(): Git | undefined {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true && extension.exports.enabled
    ? extension.exports.getAPI(1)
    : undefined;
}

/** Changes that are not committed yet, as Git tells them. */
export interface Changes {
  /** The name of the file or of the repository. */
  readonly name: string;
  readonly of: 'file' | 'repository';
  readonly from: Uri;
  /** Reads them as a patch; empty if there are none after all. */
  readonly read: () => Promise<string>;
}

const lastPart = ({ path }: Uri): string => path.split('/').findLast((part) => part !== '') ?? path;

const changedIn = ({ state }: Repository): readonly Change[] => [
  ...state.indexChanges,
  ...state.workingTreeChanges,
];

function ofFile(repository: Repository, file: Uri): Changes | undefined {
  const isChanged = changedIn(repository).some(({ uri }) => uri.toString() === file.toString());
  return isChanged
    ? {
        ...{ name: lastPart(file), of: 'file', from: file },
        read: () => repository.diffWith('HEAD', file.fsPath),
      }
    : undefined;
}

const ofRepository = (repository: Repository): Changes => ({
  ...{ name: lastPart(repository.rootUri), of: 'repository', from: repository.rootUri },
  read: async () => (await repository.diff(true)) + (await repository.diff(false)),
});

/** The changes of a file and of its repository; of every repository where there is no file. */
export function changesNear(file: Uri | undefined, git = findGit()): readonly Changes[] {
  const repository = file && git?.getRepository(file);
  const repositories = repository ? [repository] : (git?.repositories ?? []);
  const own = repository && ofFile(repository, file);
  return [
    ...(own ? [own] : []),
    ...repositories.filter((each) => changedIn(each).length > 0).map(ofRepository),
  ];
}
