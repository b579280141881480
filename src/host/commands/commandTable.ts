import type { Services } from '../services.ts';
import { accountCommands } from './accountCommands.ts';
import { browserCommands } from './browserCommands.ts';
import { followRunCommands } from './followRunCommands.ts';
import { launchCommands } from './launchCommands.ts';
import { manageRunCommands } from './manageRunCommands.ts';
import { pageCommands } from './pageCommands.ts';
import { pendingLaunchCommands } from './pendingLaunchCommands.ts';
import { runCommands } from './runCommands.ts';
import { taskCommands } from './taskCommands.ts';
import { workflowCommands } from './workflowCommands.ts';
import type { CommandTable } from './register.ts';

export { commandsOnKey } from './commandsOnKey.ts';

export { secretsText } from '../account/secretsText.ts';
export { tellOfRuns } from '../follow/tellOfRuns.ts';

/** What each command does. */
export function commandTable(services: Services): CommandTable {
  return {
    ...accountCommands(services),
    ...launchCommands(services),
    ...workflowCommands(services),
    ...runCommands(services),
    ...pageCommands(services),
    ...followRunCommands(services),
    ...manageRunCommands(services),
    ...taskCommands(services),
    ...browserCommands(services),
    ...pendingLaunchCommands(services),
    'pneumatic.showLog': () => {
      services.log.show();
    },
  };
}
