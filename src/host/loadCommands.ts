/** Commands, and texts that are shown only after something has happened: a bundle of its own. */
export const loadCommands = () => import('./commands.cjs');
