import type { Uri } from 'vscode';
import { type Change, type Repository, findGit } from './git.ts';

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
