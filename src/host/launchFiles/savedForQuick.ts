import { presetOfForm } from '../../core/kickoff/preset.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { SavedForQuick } from '../kickoff/quickBegin.ts';
import { type ResolveParts, isForForm, resolveSource } from '../kickoff/resolveSource.ts';
import { problemsText, showNotResolved } from '../kickoff/sendWritten.ts';
import { detach } from '../platform/log.ts';
import { showWarning } from '../platform/notify.ts';
import { savedSource } from './savedLaunch.ts';
import type { SavedLaunches } from './savedLaunches.ts';

/** The parts that offer saved launches to Quick Launch. */
interface Parts extends ResolveParts {
  readonly savedLaunches: () => Promise<SavedLaunches>;
  readonly log: Parameters<typeof detach>[0];
}

/** The saved launches of a workflow, to begin a Quick Launch with; what does not fit is said. */
export async function savedForQuick(
  parts: Parts,
  workflow: Workflow,
): Promise<readonly SavedForQuick[]> {
  const saved = await (await parts.savedLaunches()).ofWorkflow(workflow);
  return saved.map((each) => ({
    name: each.name,
    preset: async () => {
      const resolved = await resolveSource(parts, savedSource(each));
      if (resolved.state !== 'resolved') {
        await showNotResolved(resolved);
        return undefined;
      }
      const misfits = resolved.problems.filter((problem) => !isForForm(problem));
      if (misfits.length > 0) {
        detach(parts.log, 'Saying what does not fit', showWarning(problemsText(misfits)));
      }
      const { workflow: loaded, form } = resolved.quick;
      return presetOfForm(loaded, form.fields, resolved.input);
    },
  }));
}
