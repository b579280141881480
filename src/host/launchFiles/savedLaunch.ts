import type { Uri, WorkspaceFolder } from 'vscode';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { LaunchSource } from '../kickoff/resolveSource.ts';
import type { Span } from './fileNode.ts';

/** A launch that was saved under a name. */
export interface SavedLaunch {
  /** What tells it from all others. */
  readonly key: string;
  readonly name: string;
  readonly file: Uri;
  /** The name in its file; undefined where the file is a single launch. */
  readonly launch: string | undefined;
  /** Whether its file has no other launch. */
  readonly isAlone: boolean;
  /** The folder that it is shared in; undefined for one of the person’s own. */
  readonly folder: WorkspaceFolder | undefined;
  /** The launch as its file has it. */
  readonly written: unknown;
  /** The questions for `${input:…}`. */
  readonly inputs: unknown;
  /** The place of the launch in its file. */
  readonly span: Span;
}

/** A launch to save. */
export interface LaunchToSave {
  readonly name: string;
  readonly launch: WrittenLaunch;
  /** undefined keeps it for the person alone. */
  readonly folder: WorkspaceFolder | undefined;
}

/** The workflow that a launch names; undefined where it names none. */
export function workflowOf({ written }: Pick<SavedLaunch, 'written'>): string | undefined {
  if (typeof written !== 'object' || written === null || !('workflow' in written)) return undefined;
  const { workflow } = written;
  return typeof workflow === 'string' || typeof workflow === 'number'
    ? String(workflow)
    : undefined;
}

/**
 * A saved launch as what is sent. One of the person’s own is no part of the workspace, so that
 * Restricted Mode does not concern it.
 */
export const savedSource = ({
  written,
  inputs,
  folder,
  file,
  key,
}: Pick<SavedLaunch, 'written' | 'inputs' | 'folder' | 'file' | 'key'>): LaunchSource => ({
  ...{ written, inputs, file, key },
  from: folder ? 'file' : 'argument',
  folder: folder?.uri,
});
