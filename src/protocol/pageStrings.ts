import type { NoticeAction } from './notice.ts';

/** The labels of the buttons of a notice. */
export type NoticeStrings = Readonly<Record<NoticeAction, string>>;

/** The texts of a page whose host does not answer any more. */
export interface HostLostStrings {
  readonly hostLost: string;
  readonly hostLostNext: string;
  /** Shown for a change that was under way then. */
  readonly maybeDone: string;
  readonly maybeDoneNext: string;
}

/** The texts of files that are attached to a field or a comment. */
export interface FileStrings {
  readonly attach: string;
  readonly attachedFiles: string;
  readonly removeFile: string;
  readonly uploading: string;
  readonly cancelUpload: string;
  readonly dismissUpload: string;
  readonly confirmUpload: string;
  /** Stands above a file that was not sent yet. */
  readonly confirmNote: string;
  readonly firstLines: string;
  readonly notText: string;
  readonly problemUploading: string;
}

/** The texts of a page that shows what was kept. */
export interface HeldStrings {
  /** `{0}` is when it was read. */
  readonly asOf: string;
  /** Why nothing can be sent. */
  readonly held: string;
  /** `{0}` is when it was read; said after why nothing newer is there. */
  readonly shownAsOf: string;
}

/** Texts that the pages of runs, tasks and values use. */
export interface PageStrings extends NoticeStrings, HostLostStrings, FileStrings, HeldStrings {
  readonly required: string;
  readonly account: string;
  readonly demoAccount: string;
  readonly workflow: string;
  readonly urgent: string;
  readonly due: string;
  readonly overdue: string;
  readonly started: string;
  readonly completed: string;
  readonly performers: string;
  readonly noPerformers: string;
  readonly group: string;
  readonly you: string;
  readonly hasCompleted: string;
  readonly checklistProgress: string;
  readonly refreshing: string;
  readonly openInBrowser: string;
  readonly comment: string;
  readonly commentLabel: string;
  readonly commentHelp: string;
  readonly commentEmpty: string;
  readonly problemUnstorable: string;
  readonly commentSent: string;
  readonly send: string;
  readonly sending: string;
  readonly cancel: string;
}
