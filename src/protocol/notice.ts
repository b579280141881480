/** Something that went wrong, in words for a person. */
export interface Notice {
  readonly message: string;
  readonly nextStep: string;
  /** What the host offers to do about it; the page shows it as a button. */
  readonly action: NoticeAction | undefined;
}
export const noticeActions = [
  'retry',
  'refresh',
  'setApiKey',
  'useDemo',
  'showLog',
  'showRuns',
  'checkLaunch',
] as const;
export type NoticeAction = (typeof noticeActions)[number];
