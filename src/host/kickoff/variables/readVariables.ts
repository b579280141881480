import process from 'node:process';
import { type Uri, l10n, workspace } from 'vscode';
import { dayOf } from '../../../core/base/timeZone.ts';
import { type VariableValue, dateVariable } from '../../../core/kickoff/variables.ts';
import type { KeyOwner } from '../../account/identity.ts';
import type { PersonClock } from '../../account/zones.ts';
import { environmentVariables } from '../../manifest/settings.ts';
import { editorVariable } from './editorVariables.ts';
import { gitVariable } from './gitVariables.ts';
import { inputVariable } from './inputVariables.ts';

/** Where the launch comes from whose variables are read. */
export interface VariableContext {
  /** The folder that it belongs to; that of the launch file. */
  readonly folder?: Uri | undefined;
  /** The launch file. */
  readonly file?: Uri | undefined;
  /** The questions for `${input:…}`. */
  readonly inputs?: unknown;
}

/** The parts that values are read from. */
export interface VariableParts {
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
  readonly zones: Pick<PersonClock, 'now'>;
}

export type ReadVariables = ReadonlyMap<string, VariableValue>;

/**
 * The values that variables have now, or why they have none. Nothing is read where the workspace is
 * not trusted.
 * @returns undefined where the person gives up a question.
 */
export async function readVariables(
  parts: VariableParts,
  names: readonly string[],
  context: VariableContext,
): Promise<ReadVariables | undefined> {
  const values = new Map<string, VariableValue>();
  for (const name of names) {
    const value = workspace.isTrusted ? await read(parts, name, context) : notTrusted();
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
}

const notTrusted = (): VariableValue => ({
  why: l10n.t('No variable is read in Restricted Mode.'),
});

async function read(
  { keyOwner, zones }: VariableParts,
  name: string,
  { folder, file, inputs }: VariableContext,
): Promise<VariableValue | undefined> {
  const today = dayOf(Date.now(), zones.now.zone);
  const date = today === undefined ? undefined : dateVariable(name, today);
  if (date !== undefined) return { value: date };
  if (name.startsWith('input:')) return inputVariable(name.slice('input:'.length), inputs);
  if (name.startsWith('env:')) return environment(name.slice('env:'.length));
  if (name.startsWith('git:')) return gitVariable(name, file ?? folder);
  if (name !== 'me') return editorVariable(name, folder, file);
  const me = await keyOwner.identity();
  return me ? { value: me.email } : { why: l10n.t('This server does not tell who owns the key.') };
}

function environment(name: string): VariableValue {
  if (!environmentVariables().includes(name)) return 'envNotAllowed';
  const value = process.env[name];
  return value === undefined
    ? { why: l10n.t('The environment of VS Code has no variable “{0}”.', name) }
    : { value };
}
