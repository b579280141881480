import type { SelectionId } from '../base/ids.ts';
import type { Selection } from './field.ts';

const separator = ', ';

/** The text of all selections of a checkbox, read. */
export interface JoinedReading {
  /** Empty where the text has anything else in it. */
  readonly ids: readonly SelectionId[];
  /** Whether the text stands for other selections as well. */
  readonly ambiguous: boolean;
}

/** The best way on from a position of the text. */
interface Step {
  readonly id: SelectionId;
  /** The position after the selection and its separator. */
  readonly next: number;
  /** Whether there are other ways on. */
  readonly ambiguous: boolean;
}

/**
 * Reads a text of selections with commas between them, which their own texts may contain, too: the
 * longest are tried first.
 */
export function readJoined(text: string, selections: readonly Selection[]): JoinedReading {
  const longestFirst = selections
    .filter(({ label }) => label !== '')
    .toSorted((a, b) => b.label.length - a.label.length);
  // Goes from the end, so that each position is visited once.
  const steps = new Map<number, Step>();
  for (const start of startsIn(text).toReversed()) {
    const leadsOn = (end: number): boolean =>
      end === text.length || (text.startsWith(separator, end) && steps.has(end + separator.length));
    const [best, other] = longestFirst.filter(
      ({ label }) => text.startsWith(label, start) && leadsOn(start + label.length),
    );
    if (!best) continue;
    const next = start + best.label.length + separator.length;
    const ambiguous = other !== undefined || (steps.get(next)?.ambiguous ?? false);
    steps.set(start, { id: best.id, next, ambiguous });
  }
  return { ids: walk(steps), ambiguous: steps.get(0)?.ambiguous ?? false };
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
