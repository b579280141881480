/** Something that a person has to know, mostly what went wrong, in words. */
export interface Notice {
  readonly message: string;
  readonly nextStep: string;
  /** What the host offers to do about it; the page shows it as a button. */
  readonly action: NoticeAction | undefined;
  /** Whether nothing went wrong: it is as somebody wanted it, such as signing out. */
  readonly isExpected?: boolean;
}
export const noticeActions = [
  'retry',
  'refresh',
  'setApiKey',
  'selectServer',
  'useDemo',
  'showLog',
  'showRuns',
  'checkLaunch',
] as const;
export type NoticeAction = (typeof noticeActions)[number];
