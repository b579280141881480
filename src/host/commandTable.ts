import type { Services } from './services.ts';
import { accountCommands } from './account/accountCommands.ts';
import { followRunCommands } from './runs/runCommands.ts';
import { launchAgainCommands } from './kickoff/launchAgainCommands.ts';
import { launchCommands } from './kickoff/launchCommands.ts';
import { manageRunCommands } from './runs/runAdminCommands.ts';
import { rowCommands } from './rowCommands.ts';
import { pendingLaunchCommands } from './runs/pendingLaunchCommands.ts';
import { runCommands } from './runs/recordCommands.ts';
import { taskCommands } from './tasks/taskCommands.ts';
import { workflowCommands } from './workflows/workflowCommands.ts';
import type { CommandTable } from './manifest/command.ts';

export { commandsOnKey } from './commandsOnKey.ts';

export { secretsText } from './account/secretsText.ts';
export { tellOfRuns } from './runs/runNotifications.ts';

/** What each command does. */
export function commandTable(services: Services): CommandTable {
  return {
    ...accountCommands(services),
    ...launchCommands(services),
    ...launchAgainCommands(services),
    ...workflowCommands(services),
    ...runCommands(services),
    ...rowCommands(services),
    ...followRunCommands(services),
    ...manageRunCommands(services),
    ...taskCommands(services),
    ...pendingLaunchCommands(services),
    'pneumatic.showLog': () => {
      services.log.show();
    },
  };
}
