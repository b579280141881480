import { l10n } from 'vscode';
import { workflowId } from '../../core/base/ids.ts';
import type { Field } from '../../core/form/field.ts';
import { named } from '../../core/kickoff/named.ts';
import { presetOfForm } from '../../core/kickoff/preset.ts';
import { resolveWritten } from '../../core/kickoff/resolveWritten.ts';
import { workflowNamed } from '../../core/kickoff/workflowNamed.ts';
import type { LaunchProblem, WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { LeftOut } from '../../protocol/formNews.ts';
import type { SignedIn } from '../account/session.ts';
import type { KickoffPages } from '../kickoff/kickoffPages.ts';
import { saysInactive } from '../kickoff/launchCommands.ts';
import { openFilledForm } from '../kickoff/openFilledForm.ts';
import { problemText } from '../kickoff/problemText.ts';
import { type QuickFormParts, loadQuickForm } from '../kickoff/quickForm.ts';
import { readingNow } from '../kickoff/resolveSource.ts';
import { showError } from '../platform/notify.ts';
import { errorText } from '../service/errorText.ts';
import { shownParameter } from './linkFaultText.ts';

/** The parts that open the form of a link. */
export interface LaunchLinkParts extends QuickFormParts {
  readonly kickoffPages: KickoffPages;
}

/**
 * Opens the form of the workflow that a link names, filled in with its values, each marked as the
 * link’s. What it names by an id may be missing in the list of workflows.
 */
export async function openLaunchLink(
  parts: LaunchLinkParts,
  session: SignedIn,
  launch: WrittenLaunch,
): Promise<void> {
  const workflow = await findWorkflow(parts, launch);
  const quick = workflow && (await loadQuickForm(parts, workflow));
  if (quick?.api !== session.api) return;
  const { form, capabilities } = quick;
  const by = { rules: capabilities.rules, reading: readingNow(parts) };
  const { input, problems } = resolveWritten(withNumbers(launch, form.fields), form, by);
  const { id, name } = quick.workflow;
  const preset = presetOfForm({ id, name }, form.fields, input);
  await openFilledForm(parts.kickoffPages, session.account.id, preset, {
    fromLink: true,
    leftOut: leftOut(problems),
  });
}

/** All values of a link are texts; the numbers in it are those that JSON would have. */
const withNumbers = (launch: WrittenLaunch, fields: readonly Field[]): WrittenLaunch => ({
  ...launch,
  values: launch.values.map(([name, value]) => {
    const isNumber =
      typeof value === 'string' &&
      String(Number(value)) === value &&
      named(fields, name)[0]?.kind === 'number';
    return [name, isNumber ? Number(value) : value] as const;
  }),
});

/** The parameters that the form cannot be filled in with; it says other problems by itself. */
const leftOut = (problems: readonly LaunchProblem[]): readonly LeftOut[] =>
  problems
    .filter(({ fault }) => fault.code !== 'form' && fault.code !== 'missingField')
    .map((problem) => {
      const [first, name] = problem.path.map(String);
      const parameter = name === undefined ? first : `field.${name}`;
      return { name: shownParameter(parameter ?? ''), text: '', why: problemText(problem) };
    });

async function findWorkflow(
  { workflows }: LaunchLinkParts,
  { workflow: wanted }: WrittenLaunch,
): Promise<Pick<Workflow, 'id' | 'name' | 'active'> | undefined> {
  const all = await workflows.list();
  if (!all.ok) {
    await showError(errorText(all.error));
    return undefined;
  }
  const found = workflowNamed(all.value, wanted);
  if (found.ok) return found.value;
  const { error } = found;
  if (error.code === 'inactiveWorkflow') {
    await saysInactive(error.name);
    return undefined;
  }
  const name = String(wanted);
  // The service lists a person’s own workflows, and may let them launch others, too.
  if (error.code === 'unknownWorkflow' && /^\d+$/.test(name))
    return { id: workflowId(name), name, active: true };
  await showError(
    error.code === 'ambiguousWorkflow'
      ? l10n.t('The link was not opened: several workflows are called “{0}”.', name)
      : l10n.t('The link was not opened: this account has no workflow “{0}”.', name),
  );
  return undefined;
}
