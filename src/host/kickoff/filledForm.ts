import type { Assignee } from '../../core/account/assignee.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { emptyInput, hasContent } from '../../core/form/input.ts';
import { withLinkMarks } from '../../core/form/linkMarks.ts';
import { type Filling, onlyEmpty } from '../../core/kickoff/fillings.ts';
import { kickoffFormOf } from '../../core/kickoff/kickoffForm.ts';
import type { Preset } from '../../core/kickoff/preset.ts';
import { resolvePreset } from '../../core/kickoff/resolvePreset.ts';
import type { LeftOut } from '../../protocol/formNews.ts';
import type { LaunchState, LoadedKickoff } from '../../protocol/kickoffPage.ts';
import { remarkText } from './remarkText.ts';

/** A preset to put into a form, and how. */
export interface Wanted {
  readonly preset: Preset;
  readonly how: Filling;
  /** What has no place in the form, besides what the preset itself has. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** Whether the values come from a link, so that each is marked until it is edited. */
  readonly fromLink?: boolean | undefined;
}

/** The facts besides the form that it is filled in by. */
interface FilledBy {
  readonly assignees: readonly Assignee[] | undefined;
  /** The state of the form after it was filled in. */
  readonly launch: LaunchState;
  readonly clock: ClockView;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A loaded form with a preset in it: what was replaced can be restored, what is left out is said. */
export function filledForm(
  view: LoadedKickoff,
  { preset, how, leftOut: before = [], fromLink = false }: Wanted,
  { assignees, launch, clock, now }: FilledBy,
): LoadedKickoff {
  const { workflow, rules, suggestedName } = view;
  // A form whose launch has started its run holds nothing that is still to be sent.
  const mine = view.launch.phase === 'launched' ? emptyInput : view.input;
  const form = kickoffFormOf(workflow, view, assignees);
  const resolved = resolvePreset(preset, form, { rules, suggestedName, now });
  const { input, remarks } =
    how === 'onlyEmpty' ? onlyEmpty(form.fields, mine, resolved) : resolved;
  const leftOut = [...before, ...remarks.map((remark) => remarkText(remark, clock))];
  return {
    ...view,
    input: fromLink ? withLinkMarks(input, how === 'replace' ? emptyInput : mine) : input,
    assignees,
    launch,
    replaced: how === 'replace' && hasContent(mine) ? mine : undefined,
    news: leftOut.length > 0 ? { lines: [], lost: [], leftOut } : undefined,
  };
}
