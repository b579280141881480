/** What commands do, and what is said only when something has happened: a bundle of its own. */
export const loadCommands = () => import('./commands.cjs');
