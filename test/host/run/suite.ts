/** The host's tests run in two starts of VS Code, one after the other, on the same data. */
export const suites = ['first', 'restarted'] as const;
export type Suite = (typeof suites)[number];

/** Names the suite to run inside the extension host. */
export const suiteVariable = 'PNEUMATIC_HOST_SUITE';

/** Names the folder that holds all that VS Code keeps and logs while the tests run. */
export const homeVariable = 'PNEUMATIC_HOST_HOME';

/** Names the test files to run, with commas between; empty or absent means all. */
export const filesVariable = 'PNEUMATIC_HOST_FILES';
