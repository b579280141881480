/** dist/launchFiles.cjs: its own bundle, found at run time beside the extension's. */
export {
  SavedLaunches,
  WorkflowsBelow,
  copyFileAsCode,
  createTaskProvider,
  launchFromFile,
  newLaunchFile,
  openFileAsForm,
  startLaunchFileHelp,
} from './launchFiles.ts';
