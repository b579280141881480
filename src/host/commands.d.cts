/** dist/commands.cjs: the commands' own bundle, found at run time beside the extension's. */
export {
  commandsOnKey,
  commandTable,
  createNotifying,
  filteredTasks,
  groupedTasks,
  openVscodeLink,
  resolveTaskItem,
  resolveWorkflowItem,
  runDescription,
  runItem,
  runRowTooltip,
  secretsText,
  taskDescription,
  taskFilterText,
  taskItem,
} from './commandTable.ts';
