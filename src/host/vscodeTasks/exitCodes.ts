/** The exit codes of a VS Code task that launches; README has the table for people. */
export const exitCodes = {
  /** What was waited for has come. */
  come: 0,
  /** The launch failed, or what was waited for cannot come any more. */
  failed: 1,
  /** It is unknown whether the run has started. */
  unknown: 2,
  /** The person declined, and nothing was sent. */
  declined: 3,
  /** The person stopped waiting, by Ctrl+C; shells end with this code, too. */
  stopped: 130,
} as const;
