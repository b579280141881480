/** The host's tests run in two starts of VS Code, one after the other, on the same data. */
export const suites = ['first', 'restarted'] as const;
export type Suite = (typeof suites)[number];

/** The variable with the suite to run inside the extension host. */
export const suiteVariable = 'PNEUMATIC_HOST_SUITE';

/** The variable with the folder of all data and logs of VS Code during the tests. */
export const homeVariable = 'PNEUMATIC_HOST_HOME';

/** The variable with the test files to run, separated by commas; empty or absent means all. */
export const filesVariable = 'PNEUMATIC_HOST_FILES';
