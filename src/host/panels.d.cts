/** dist/panels.cjs: the panels' own bundle, found at run time beside the extension's. */
export { createKickoffPanel, createLauncher, createRunPanel, createTaskPanel } from './panels.ts';
