import { startFirstTask } from './rules/startFirstTask.ts';
import { blueHarbor } from './seed/blueHarbor.ts';
import { type Store, openStore } from './store/store.ts';

/**
 * Opens the demo account on a data file, which is made where there is none.
 * @throws {SandboxFileError} if the file cannot be used; it is then left as it was.
 */
export const openAccount = (file: string): Store => openStore(file, blueHarbor, startFirstTask);
