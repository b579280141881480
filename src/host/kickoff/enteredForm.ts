import { l10n } from 'vscode';
import type { RunTaskId } from '../../core/base/ids.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import { showInformation } from '../platform/notify.ts';

/** What a person has entered into a kick-off form. */
export interface EnteredForm {
  readonly workflow: WorkflowDetail;
  readonly input: FormInput;
  /** The task of another run that the form launches a sub-run of. */
  readonly ofTask: RunTaskId | undefined;
}

interface InFront {
  readonly active: Promise<{ readonly entered: EnteredForm | undefined }> | undefined;
}

/**
 * The form in front, to be written down as a launch; says why there is none. A sub-run is left out:
 * its task takes it for a while only, and a written launch, which may be sent much later and by
 * others, would start a run of its own.
 */
export async function formToWrite(pages: InFront): Promise<EnteredForm | undefined> {
  const entered = (await pages.active)?.entered;
  if (!entered) {
    // The notification needs no answer, here and below.
    void showInformation(l10n.t('Open the form of a workflow first.'));
    return undefined;
  }
  if (entered.ofTask === undefined) return entered;
  void showInformation(
    l10n.t(
      'A sub-run belongs to its task: its launch is neither saved nor filled in from elsewhere.',
    ),
  );
  return undefined;
}
