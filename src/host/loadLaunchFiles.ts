/** Launch files, saved launches and VS Code tasks: a bundle of its own, loaded when one is used. */
export const loadLaunchFiles = () => import('./launchFiles.cjs');
