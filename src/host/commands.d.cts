/** dist/commands.cjs: the commands' own bundle, found at run time beside the extension's. */
export {
  commandsOnKey,
  commandTable,
  resolveWorkflowItem,
  runDescription,
  runItem,
  runRowTooltip,
  secretsText,
  showRunNotifications,
} from './commandTable.ts';
