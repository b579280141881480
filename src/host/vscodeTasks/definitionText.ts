import { l10n } from 'vscode';
import type { DefinitionFault } from '../../core/vscodeTasks/launchTask.ts';

/** What is wrong with the definition of a VS Code task, and what to write. */
export function definitionText(fault: DefinitionFault): string {
  switch (fault.code) {
    case 'noLaunch':
      return l10n.t(
        'The VS Code task says nothing to launch. Add “launch” with a launch file, such as “release.pneumatic.json”, or “workflow” with the name of a workflow.',
      );
    case 'fileAndValues':
      return l10n.t(
        'The VS Code task has both “launch” and “{0}”. Remove one of them: what a launch file holds stands in the file alone.',
        fault.property,
      );
    case 'badPath':
      return l10n.t(
        '“launch”: “{0}” is not a launch file of this folder. Write its path from the workspace folder, such as “release.pneumatic.json”, and “#” with the name of the launch where the file has several.',
        fault.text,
      );
    case 'badWait':
      return l10n.t(
        '“wait”: “{0}” is nothing to wait for. Write “started”, “finished”, or “task:” and the name or number of a task.',
        fault.text,
      );
  }
}
