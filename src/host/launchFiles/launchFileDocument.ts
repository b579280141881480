import type { DocumentSelector, TextDocument, Uri } from 'vscode';
import type { LaunchFileFormat } from './writtenText.ts';

/** The format of a file, by its name; undefined where it is no launch file. */
export function formatOf({ path }: Uri): LaunchFileFormat | undefined {
  const [, format] = /\.pneumatic\.(json|yaml)$/.exec(path) ?? [];
  return format === 'json' || format === 'yaml' ? format : undefined;
}

export const isLaunchFile = ({ uri, isClosed }: TextDocument): boolean =>
  !isClosed && formatOf(uri) !== undefined;

/** The documents that the help is for. */
export const launchFileSelector: DocumentSelector = [
  { pattern: '**/*.pneumatic.json' },
  { pattern: '**/*.pneumatic.yaml' },
];

/** The name of a file without its folder. */
export const fileName = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);
