/** dist/launchFiles.cjs: its own bundle, found at run time beside the extension's. */
export { SavedLaunches, createTaskProvider, startLaunchFileHelp } from './launchFiles.ts';
