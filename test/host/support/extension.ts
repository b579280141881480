import * as vscode from 'vscode';
import type { Exposed } from '../../../src/extension.ts';
import type { Services } from '../../../src/host/services.ts';

/** The extension under test. @throws if the host does not have it. */
export function extension(): vscode.Extension<Exposed | undefined> {
  const found = vscode.extensions.getExtension<Exposed | undefined>('pneumatic.pneumatic');
  if (!found) throw new Error('The extension under test is not there.');
  return found;
}

/** The parts of the running extension, which is activated if necessary. */
export async function runningServices(): Promise<Services> {
  const exposed = await extension().activate();
  if (!exposed) throw new Error('The extension shows its parts in tests only.');
  return exposed.services();
}
