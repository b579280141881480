// The most that each bundle, and the package, may have. A budget is raised by hand, with a reason;
// then `npm run sizes` records anew what each module has, so that the next one that grows is named.

/**
 * The files of dist that esbuild makes, for production, in KB of 1024 bytes.
 * @type {Readonly<Record<string, number>>}
 */
export const bundleBudgets = {
  // All that is loaded at activation.
  'extension.cjs': 60,
  // With the rows of Runs and My Tasks, so that they need not wait for commands.cjs.
  'services.cjs': 110,
  'commands.cjs': 290,
  'panels.cjs': 170,
  'launchFiles.cjs': 320,
  'api.cjs': 140,
  'sandbox.cjs': 230,
  // A page each, and what draws Markdown on all of them.
  'kickoffForm.js': 170,
  'run.js': 140,
  'task.js': 200,
  'values.js': 160,
  'markdown.js': 140,
  'pages.css': 30,
};

/** The `.vsix`, in KB. */
export const packageBudget = 900;
