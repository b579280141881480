/** Links to lines of a file on the site that hosts its repository. */

/** A place in a file of a repository. */
export interface PlaceInRepository {
  /** The id of a commit. */
  readonly commit: string;
  /** From the top of the repository, with slashes. */
  readonly path: string;
  /** The lines, counted from 1. */
  readonly first: number;
  readonly last: number;
}

type Forge = 'github' | 'gitlab' | 'bitbucket' | 'gitea';

/** Words of a host’s name by which its software is known. */
const hosts: readonly (readonly [RegExp, Forge])[] = [
  [/\bgithub\b/, 'github'],
  [/\bgitlab\b/, 'gitlab'],
  [/\bbitbucket\b/, 'bitbucket'],
  [/\b(?:gitea|forgejo|codeberg)\b/, 'gitea'],
];

interface Remote {
  readonly host: string;
  /** The owner and the name. */
  readonly repository: string;
}

/** The site of a remote’s address; a name or a token in the address is left out. */
function remoteOf(address: string): Remote | undefined {
  const short = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/)(.+)$/.exec(address);
  const long = /^(?:ssh|git|https?):\/\/(?:[^@/\s]*@)?([^:/\s]+)(?::\d+)?\/(.+)$/.exec(address);
  const [, host = '', path = ''] = long ?? short ?? [];
  const repository = path.replace(/\/+$/, '').replace(/\.git$/, '');
  return host === '' || !/^[^/\s]+(?:\/[^/\s]+)+$/.test(repository)
    ? undefined
    : { host: host.toLowerCase(), repository };
}

const inAddress = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * The link to lines of a file, by the address of the remote that has it; undefined where the
 * software of its host is not known.
 */
export function forgeLink(
  address: string,
  { commit, path, first, last }: PlaceInRepository,
): string | undefined {
  const remote = remoteOf(address.trim());
  const forge = remote && hosts.find(([host]) => host.test(remote.host))?.[1];
  if (!remote || !forge) return undefined;
  const base = `https://${remote.host}/${inAddress(decoded(remote.repository))}`;
  const [at, file] = [inAddress(commit), inAddress(path)];
  const isOne = first === last;
  switch (forge) {
    case 'github':
      return `${base}/blob/${at}/${file}#L${first}${isOne ? '' : `-L${last}`}`;
    case 'gitlab':
      return `${base}/-/blob/${at}/${file}#L${first}${isOne ? '' : `-${last}`}`;
    case 'bitbucket':
      return `${base}/src/${at}/${file}#lines-${first}${isOne ? '' : `:${last}`}`;
    case 'gitea':
      return `${base}/src/commit/${at}/${file}#L${first}${isOne ? '' : `-L${last}`}`;
  }
}

/** The path without escapes; as it is where they are none. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
