import { l10n } from 'vscode';
import type { Capabilities } from '../../core/api.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { typedFields } from '../../core/form/filledFields.ts';
import { emptyInput, hasContent } from '../../core/form/input.ts';
import { adopted } from '../../core/form/startChanges.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { KickoffView, LaunchState, LoadedKickoff } from '../../protocol/kickoffPage.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { PageAccount } from '../page/pageAccount.ts';
import { changedLines, formNewsOf } from '../form/formNews.ts';
import { suggestedName } from './suggestedName.ts';

/** The result of loading a form, with its account if it can be filled in. */
export type LoadedView =
  /** `gone`: this account has no such workflow. */
  | {
      readonly view: Exclude<KickoffView, LoadedKickoff>;
      readonly gone: boolean;
      readonly holdUntil?: number | undefined;
    }
  | {
      readonly view: LoadedKickoff;
      readonly account: PageAccount;
      readonly capabilities: Capabilities;
    };

function switchedLines(before: WorkflowDetail, now: WorkflowDetail): readonly string[] {
  if (before.active === now.active) return [];
  return [now.active ? l10n.t('It has been switched on.') : l10n.t('It has been switched off.')];
}

/**
 * An open form after its workflow was loaded again: it keeps what was typed and names what has
 * changed; undefined where nothing has changed.
 */
export function reloadedForm(before: LoadedKickoff, now: LoadedKickoff): LoadedKickoff | undefined {
  const [was, is] = [before, now].map(({ workflow, rules, subRunOf, asOf }) =>
    JSON.stringify([workflow, rules, subRunOf, asOf]),
  );
  if (was === is) return undefined;
  const { workflow } = now;
  const { fields } = workflow.form;
  // Changes since the form was kept are news to those alone who have typed into it.
  const isNews = before.asOf === undefined || hasContent(before.input);
  const lines = [
    ...changedLines(before.workflow.form.fields, fields),
    ...switchedLines(before.workflow, workflow),
  ];
  const known = [...fields, ...before.workflow.form.fields];
  const { launch, uploads, assignees } = before;
  const input = adopted(fields, before.input);
  const news = formNewsOf(fields, input, { known, lines: isNews ? lines : [] }) ?? before.news;
  return { ...now, input, launch, uploads, assignees, news };
}

/** A loaded form without what was typed into it. */
export const clearedForm = (
  view: LoadedKickoff,
  launch: LaunchState,
  clock: ClockView,
): LoadedKickoff => ({
  ...view,
  input: emptyInput,
  replaced: undefined,
  news: undefined,
  launch,
  suggestedName: suggestedName(view.workflow, view.namesRuns, clock),
});

/** The view in place of a form that is gone, with what was typed into it. */
export const goneForm = (
  { workflow, input }: LoadedKickoff,
  view: Extract<KickoffView, { readonly state: 'failed' }>,
): KickoffView => ({ ...view, typed: typedFields(workflow.form.fields, input) });

/** A form that is shown as it was kept, and why it could not be loaded. */
export const staleForm = (view: LoadedKickoff, notice: Notice): LoadedKickoff => ({
  ...view,
  stale: { notice, asOf: view.asOf ?? 0 },
});
