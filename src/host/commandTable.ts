import type { Services } from './services.ts';
import { accountCommands } from './account/accountCommands.ts';
import { runCommands } from './runs/runCommands.ts';
import { isLaunchRef } from './launchFiles/launchRef.ts';
import { loadLaunchFiles } from './loadLaunchFiles.ts';
import { launchAgainCommands } from './kickoff/launchAgainCommands.ts';
import { copyAsCodeCommands } from './snippets/copyAsCodeCommands.ts';
import { subRunCommands } from './kickoff/subRunCommands.ts';
import { launchCommands, launchesHere, openForm } from './kickoff/launchCommands.ts';
import { quickCommands } from './kickoff/quickCommands.ts';
import { writtenCommands } from './kickoff/writtenCommands.ts';
import { manyRunCommands } from './runs/manyRunCommands.ts';
import { runAdminCommands } from './runs/runAdminCommands.ts';
import { rowCommands } from './rowCommands.ts';
import { shareCommands } from './shareCommands.ts';
import { pendingLaunchCommands } from './runs/pendingLaunchCommands.ts';
import { onceAnswered } from './onceAnswered.ts';
import { ofAccountInUse, pageCommands } from './pageCommands.ts';
import { runOfPageItem } from './pageItem.ts';
import { recordCommands } from './runs/recordCommands.ts';
import { runOf } from './runs/runRow.ts';
import { runOfMyTask } from './tasks/runOfMyTask.ts';
import { isMyTaskRow, taskOf } from './tasks/taskRow.ts';
import { performerCommands } from './tasks/performerCommands.ts';
import { taskCommands } from './tasks/taskCommands.ts';
import { workflowCommands } from './workflows/workflowCommands.ts';
import { WorkflowFinder } from './workflows/workflowFinder.ts';
import type { AbleAccount } from './account/abilities.ts';
import type { FormInput } from '../core/form/input.ts';
import type { Workflow } from '../core/workflows/workflow.ts';
import type { QuickForm } from './kickoff/quickForm.ts';
import { fillFormCommand } from './launchFiles/fillForm.ts';
import { formFileCommands } from './launchFiles/formFileCommands.ts';
import { saveLaunch } from './launchFiles/saveLaunch.ts';
import { savedForQuick } from './launchFiles/savedForQuick.ts';
import { savedLaunchCommands } from './launchFiles/savedLaunchCommands.ts';
import { insertCommand } from './kickoff/insertCommand.ts';
import type { CommandTable } from './manifest/command.ts';
import type { Reference } from './platform/reference.ts';

export { commandsOnKey } from './commandsOnKey.ts';

export { secretsText } from './account/secretsText.ts';
export { resolveWorkflowItem } from './workflows/workflowTooltips.ts';
export { createNotifying } from './notifying.ts';
export { openVscodeLink } from './links/openVscodeLink.ts';

/** The function of each command. */
export function commandTable(services: Services): CommandTable {
  const table = tableOf(services);
  const checked = Object.entries(table).map(
    ([id, act]) => [id, ofAccountInUse(services, onceAnswered(services, act))] as const,
  );
  return { ...table, ...Object.fromEntries(checked) };
}

function tableOf(parts: Services): CommandTable {
  const services = { ...parts, workflowFinder: new WorkflowFinder() };
  const runOfRow = (row: unknown, able: AbleAccount): Promise<Reference | undefined> =>
    isMyTaskRow(row)
      ? runOfMyTask(services.taskList, able, row)
      : Promise.resolve(runOfPageItem(row) ?? runOf(row));
  const runOfItem = (item: unknown): Reference | undefined => runOfPageItem(item) ?? runOf(item);
  const quick = {
    ...services,
    savedLaunches: (workflow: Workflow) => savedForQuick(services, workflow),
    saveLaunch: ({ workflow }: QuickForm, input: FormInput) =>
      saveLaunch(services, { workflow, input }),
  };
  const asCode = copyAsCodeCommands({ ...services, runOfItem });
  return {
    ...accountCommands(services),
    ...launchCommands(services),
    ...quickCommands(quick),
    ...writtenCommands(quick),
    ...savedLaunchCommands(services),
    ...fillFormCommand(services),
    ...insertCommand(services),
    ...formFileCommands({ ...services, runOfItem }),
    ...launchAgainCommands(services),
    ...subRunCommands({ ...services, taskOf }),
    ...workflowCommands({
      ...services,
      launch: (workflow) => openForm(services, workflow),
      launches: () => launchesHere(services),
    }),
    ...recordCommands(services),
    ...rowCommands(services),
    ...shareCommands(services),
    'pneumatic.copyAsCode': async (item, selected) =>
      isLaunchRef(item)
        ? (await loadLaunchFiles()).copyFileAsCode(services, item)
        : asCode['pneumatic.copyAsCode'](item, selected),
    ...runCommands({ ...services, runOfRow }),
    ...manyRunCommands({ ...services, runOfRow }),
    ...runAdminCommands(services),
    ...taskCommands(services),
    ...performerCommands(services),
    ...pageCommands(services),
    ...pendingLaunchCommands(services),
    'pneumatic.launchFromFile': async (item) =>
      (await loadLaunchFiles()).launchFromFile(services, item),
    'pneumatic.openFileAsForm': async (item) =>
      (await loadLaunchFiles()).openFileAsForm(services, item),
    'pneumatic.newLaunchFile': async () => (await loadLaunchFiles()).newLaunchFile(),
    'pneumatic.showLog': () => {
      services.log.show();
    },
  };
}
