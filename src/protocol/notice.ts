/** A message that a person has to see, mostly about a failure. */
export interface Notice {
  readonly message: string;
  readonly nextStep: string;
  /** The action that the page offers as a button and the host carries out. */
  readonly action: NoticeAction | undefined;
  /** Whether the person wanted this, for example by signing out. */
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
