import path from 'node:path';

/** The contents of a window. All paths are made absolute. */
export interface WorkbenchAddress {
  /** The origin of the server, such as `http://127.0.0.1:8100`. */
  readonly origin: string;
  /** The folder to work in; an empty window if left out. */
  readonly folder?: string | undefined;
  /** A `.code-workspace` file to work in, instead of a folder. */
  readonly workspace?: string | undefined;
  /** The extension under development: the folder of its package.json; none if left out. */
  readonly extension?: string | undefined;
  /** A test module, which runs as soon as the window is open and then closes it. */
  readonly tests?: string | undefined;
}

/** The address to open in a browser. */
export function workbenchAddress(address: WorkbenchAddress): string {
  const { origin, extension, tests } = address;
  const remote = (file: string): string =>
    `vscode-remote://${new URL(origin).host}${path.resolve(file)}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams(opened(address));
  query.set('payload', JSON.stringify(payload));
  return `${origin}/?${query.toString()}`;
}

function opened({ folder, workspace }: WorkbenchAddress): Readonly<Record<string, string>> {
  if (workspace !== undefined) return { workspace: path.resolve(workspace) };
  return folder === undefined ? { ew: 'true' } : { folder: path.resolve(folder) };
}
