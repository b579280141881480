/** The longest report, in characters. */
const longestReport = 2000;
/** The most reports: a page that fails on every key press must not fill the log. */
const mostReports = 20;

const described = (fault: unknown): string =>
  (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)).slice(0, longestReport);

/** Passes all uncaught errors to `report`. */
export function reportFaults(report: (message: string) => void): void {
  let reports = 0;
  const reportSome = (fault: unknown): void => {
    reports += 1;
    if (reports <= mostReports) report(described(fault));
  };
  window.addEventListener('error', (event) => {
    reportSome(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => {
    reportSome(event.reason);
  });
}
