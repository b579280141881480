/** dist/launchFiles.cjs: its own bundle, found at run time beside the extension's. */
export { createTaskProvider, startLaunchFileHelp } from './launchFiles.ts';
