import type { SelectionId } from '../../core/base/ids.ts';
import type { Selection } from '../../core/form/field.ts';

const separator = ', ';

/** A selection, and the position after it in the text. */
interface Step {
  readonly id: SelectionId;
  readonly next: number;
}

/**
 * The selections in a text. Those of a checkbox have commas between them, which their own texts may
 * contain too, so the longest are tried first. Empty where the text has anything else in it.
 */
export function selectionsIn(
  text: string,
  selections: readonly Selection[],
): readonly SelectionId[] {
  const longestFirst = selections
    .filter(({ label }) => label !== '')
    .toSorted((a, b) => b.label.length - a.label.length);
  // Goes from the end, so that each position is visited once.
  const steps = new Map<number, Step>();
  for (const start of startsIn(text).toReversed()) {
    const leadsOn = (end: number): boolean =>
      end === text.length || (text.startsWith(separator, end) && steps.has(end + separator.length));
    const first = longestFirst.find(
      ({ label }) => text.startsWith(label, start) && leadsOn(start + label.length),
    );
    if (first) {
      steps.set(start, { id: first.id, next: start + first.label.length + separator.length });
    }
  }
  return walk(steps);
}

/**
 * The selections of a text, and its other parts unchanged: neighbouring other parts stay together,
 * since one may have contained a comma.
 */
export function chosenTexts(text: string, selections: readonly Selection[]): readonly string[] {
  const found: string[] = [];
  let gone: string[] = [];
  const endGone = (): void => {
    if (gone.length > 0) found.push(gone.join(separator));
    gone = [];
  };
  let rest: string | undefined = text;
  while (rest !== undefined) {
    const known = longestAtStart(rest, selections);
    const [part = ''] = rest.split(separator);
    const length: number = known?.label.length ?? part.length;
    if (known) {
      endGone();
      found.push(known.id);
    } else gone.push(part);
    rest = rest.length > length ? rest.slice(length + separator.length) : undefined;
  }
  endGone();
  return found;
}

const longestAtStart = (text: string, selections: readonly Selection[]): Selection | undefined =>
  selections
    .filter(({ label }) => label !== '' && (text === label || text.startsWith(label + separator)))
    .toSorted((a, b) => b.label.length - a.label.length)[0];

/** The positions where a selection can begin. */
function startsIn(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
    starts.push(at + separator.length);
  }
  return starts;
}

function walk(steps: ReadonlyMap<number, Step>): readonly SelectionId[] {
  const ids: SelectionId[] = [];
  for (let step = steps.get(0); step; step = steps.get(step.next)) ids.push(step.id);
  return ids;
}
