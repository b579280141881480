import { l10n } from 'vscode';
import {
  type ArgumentFault,
  type LaunchArguments,
  readLaunchArguments,
} from '../../core/kickoff/launchArguments.ts';
import { presetOfForm } from '../../core/kickoff/preset.ts';
import { detach } from '../platform/log.ts';
import { showError, showWarning } from '../platform/notify.ts';
import { isSignedIn } from './launchCommands.ts';
import { placedProblemText } from './problemText.ts';
import { type QuickParts, quickLaunch } from './quickLaunch.ts';
import { type ResolveParts, isForForm, resolveSource } from './resolveSource.ts';
import {
  type SendWrittenParts,
  launchWritten,
  openWritten,
  problemsText,
  showNotResolved,
} from './sendWritten.ts';

/** The parts that launch what a key binding or another extension passes. */
export type ArgumentParts = SendWrittenParts & QuickParts;

/** Begins the launch that a command was called with; says which argument cannot be used. */
export async function launchByArguments(parts: ArgumentParts, value: unknown): Promise<void> {
  const read = readLaunchArguments(value);
  if (!read.ok) {
    const [fault] = read.error;
    await showError(
      l10n.t('The arguments of “pneumatic.launchWorkflow” cannot be used. {0}', faultText(fault)),
    );
    return;
  }
  const { written, inputs, how } = read.value;
  switch (how) {
    case 'form':
      await openWritten(parts, { written, inputs });
      return;
    case 'quick':
      await quickLaunchWritten(parts, read.value);
      return;
    case 'confirm': {
      const key = `argument:${JSON.stringify(written)}`;
      await launchWritten(parts, { written, inputs, from: 'argument', key });
    }
  }
}

const faultText = (fault: ArgumentFault): string =>
  fault === 'how'
    ? l10n.t('{0}: Write “form”, “quick” or “confirm” here.', 'how')
    : placedProblemText(fault);

/** Asks step by step, beginning with what fits; what does not is said. */
async function quickLaunchWritten(
  parts: ArgumentParts & ResolveParts,
  { written, inputs }: LaunchArguments,
): Promise<void> {
  if (!(await isSignedIn(parts))) return;
  const resolved = await resolveSource(parts, { written, inputs });
  if (resolved.state !== 'resolved') {
    await showNotResolved(resolved);
    return;
  }
  const { workflow } = resolved.quick;
  const misfits = resolved.problems.filter((problem) => !isForForm(problem));
  if (misfits.length > 0) {
    const telling = showWarning(problemsText(misfits));
    detach(parts.log, 'Saying what does not fit', telling);
  }
  const preset = presetOfForm(workflow, resolved.quick.form.fields, resolved.input);
  await quickLaunch(parts, workflow, preset);
}
