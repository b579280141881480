import type { Position, Range, TextDocument } from 'vscode';
import type { KnownThere, TypedPlace } from '../../core/launchFiles/suggestions.ts';
import type { AccountFacts, OfferedForm } from './accountFacts.ts';
import { inputIdsOf } from './inputIds.ts';
import type { FileLaunch, LaunchFile } from './parseLaunchFile.ts';
import { rangeIn } from './ranges.ts';

/** A place in a launch file where somebody types, or points at. */
export interface FilePlace {
  /** The place within the launch; its path is empty where it is in no launch. */
  readonly typed: TypedPlace;
  /** The name or the value that stands there. */
  readonly range: Range;
  /** The text of the range up to the place. */
  readonly text: string;
  /** Whether a colon follows the name. */
  readonly hasColon: boolean;
  /** The variable that the place is in; its name is what stands there so far. */
  readonly variable: { readonly name: string; readonly range: Range } | undefined;
  /** The variables of the kind `input` that the launch and its file define. */
  readonly inputIds: readonly string[];
  /** The workflow that the launch names. */
  readonly workflow: string | number | undefined;
}

/** The place at a position; undefined where nothing of a launch can stand. */
export function placeIn(
  document: TextDocument,
  position: Position,
  file: LaunchFile,
): FilePlace | undefined {
  const offset = document.offsetAt(position);
  const place = file.placeAt(offset);
  if (!place) return undefined;
  const { span, at, typed, siblings } = place;
  const [first, named, ...within] = place.path;
  const isInLaunch = file.isNamed && first === 'launches' && within.length > 0;
  if (file.isNamed && !isInLaunch) return undefined;
  const path = isInLaunch ? within : place.path;
  const launch = file.launches.find(({ name }) => name === (isInLaunch ? named : undefined));
  const text = document.getText();
  return {
    typed: { path, at, typed, siblings },
    range: rangeIn(document, span),
    text: text.slice(span.offset, offset),
    hasColon: /^\s*:/.test(text.slice(span.offset + span.length)),
    variable: at === 'value' ? variableAt(document, span.offset, offset) : undefined,
    inputIds: inputIdsOf(launch ? launch.inputs : file.inputs),
    workflow: workflowIn(launch),
  };
}

/** The variable around a character of a value. */
function variableAt(document: TextDocument, start: number, offset: number): FilePlace['variable'] {
  const text = document.getText();
  const before = /\$\{[^${}"'\r\n]*$/.exec(text.slice(start, offset));
  if (!before) return undefined;
  const [rest = ''] = /^[^${}"'\s]*\}?/.exec(text.slice(offset)) ?? [];
  const from = start + before.index;
  const name = `${before[0].slice(2)}${rest.replace(/\}$/, '')}`;
  return {
    name,
    range: rangeIn(document, { offset: from, length: before[0].length + rest.length }),
  };
}

function workflowIn(launch: FileLaunch | undefined): string | number | undefined {
  const { value } = launch ?? {};
  if (typeof value !== 'object' || value === null || !('workflow' in value)) return undefined;
  const { workflow } = value;
  return typeof workflow === 'string' || typeof workflow === 'number' ? workflow : undefined;
}

/** The form of the workflow that the launch at a place names. */
export async function formAt(
  facts: AccountFacts,
  { workflow }: FilePlace,
): Promise<OfferedForm | undefined> {
  if (workflow === undefined) return undefined;
  const account = await facts.read();
  if (account.state !== 'known') return undefined;
  const found = account.names.named(workflow);
  if (!found.ok) return undefined;
  const form = await facts.form(account.session, found.value.id);
  return form.ok ? form.value : undefined;
}

/** What is known of the account for a place; asked for only what that place needs. */
export async function knownAt(facts: AccountFacts, place: FilePlace): Promise<KnownThere> {
  const { path, at } = place.typed;
  const [property] = path;
  if (property === 'workflow' && at === 'value') {
    const account = await facts.read();
    const workflows = account.state === 'known' ? account.names : undefined;
    return { workflows, form: undefined };
  }
  const asksForm = path.length > 1 && (property === 'values' || property === 'taskLinks');
  const known = asksForm ? await formAt(facts, place) : undefined;
  return {
    workflows: undefined,
    form: known && { ...known.form, assignees: known.people },
  };
}
