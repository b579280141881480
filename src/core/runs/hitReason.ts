import { folded } from '../base/folded.ts';
import type { FieldId } from '../base/ids.ts';
import type { Workflow } from '../workflows/workflow.ts';
import type { Run } from './run.ts';

/** The part of a run in which typed words were found. */
export type HitReason =
  | { readonly kind: 'name' }
  | { readonly kind: 'workflow'; readonly text: string }
  | { readonly kind: 'task'; readonly text: string }
  /** A filled-in value, with the name of its field. */
  | { readonly kind: 'value'; readonly field: string; readonly text: string };

const words = /[\p{L}\p{N}\p{M}]+/gu;

/** An English word without its ending, as a rough stand-in for how the service compares words. */
const stem = (word: string): string => word.replace(/(?<=...)(ings?|ed|es|s|e)$/u, '');

const wordsIn = (text: string): readonly string[] => folded(text).match(words) ?? [];

/** How many of the typed words a text has, in any form. */
function hits(text: string, typed: readonly string[]): number {
  const whole = folded(text);
  const stems = new Set(wordsIn(text).map(stem));
  return typed.filter((word) => whole.includes(word) || stems.has(stem(word))).length;
}

/** The parts of a run by which the service finds it, as far as a list tells them. */
function partsOf(run: Run): readonly (readonly [HitReason, string])[] {
  const { name, workflow, tasks, listedValues = [] } = run;
  return [
    [{ kind: 'name' }, name],
    ...listedValues.map(({ name: field, text }) => {
      const reason: HitReason = { kind: 'value', field, text };
      return [reason, text] as const;
    }),
    ...tasks.map((task) => [{ kind: 'task', text: task.name }, task.name] as const),
    ...(workflow ? [[{ kind: 'workflow', text: workflow.name }, workflow.name] as const] : []),
  ];
}

/**
 * Why the service has found a run for typed words: the part that has the most of them. undefined
 * where it is not known here, as for a comment.
 */
export function hitReason(run: Run, typed: string): HitReason | undefined {
  const wanted = wordsIn(typed);
  let best: HitReason | undefined;
  let most = 0;
  for (const [reason, text] of partsOf(run)) {
    const count = hits(text, wanted);
    if (count > most) [best, most] = [reason, count];
  }
  return best;
}

/** The longest list of fields in a request, in characters: servers limit the length of addresses. */
const longestList = 2_500;

/**
 * The fields of kick-off forms whose values are worth asking for with what is found, those of the
 * first workflows first. Values of files are links, which say nothing to a person.
 */
export function fieldsToAskFor(workflows: readonly Pick<Workflow, 'form'>[]): readonly FieldId[] {
  const asked = new Set<FieldId>();
  let length = 0;
  for (const { form } of workflows) {
    for (const { id, kind } of form.fields) {
      if (kind === 'file' || asked.has(id)) continue;
      length += id.length + 1;
      if (length > longestList) return [...asked];
      asked.add(id);
    }
  }
  return [...asked];
}
