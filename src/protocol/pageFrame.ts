/** What the pages of a run and of a task have in common. */
import * as v from 'valibot';
import type { FilledField } from '../core/base/filledField.ts';
import { type Notice, noticeActions } from './notice.ts';

/** How far something that a page has asked for has come. */
export type ChangeState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  /** Done; `text` is what was sent, so that the page can tell it from what was typed since. */
  | { readonly phase: 'done'; readonly text: string }
  | { readonly phase: 'failed'; readonly notice: Notice }
  /** It may have been done; only a person can decide to ask again. */
  | { readonly phase: 'unknown'; readonly notice: Notice };

export const idleChange = { phase: 'idle' } as const;

/** Whose account a page shows, in words; `demo` sets it apart from a real one. */
export interface AccountView {
  readonly label: string;
  readonly demo: boolean;
}

/** What is shown while nothing else can be. */
export type UnloadedView =
  | { readonly state: 'loading'; readonly title: string }
  | {
      readonly state: 'failed';
      readonly title: string;
      readonly notice: Notice;
      /** What was typed into what is gone, to be copied. */
      readonly typed?: readonly FilledField[] | undefined;
    };

/** What every loaded page shows besides its contents. */
export interface LoadedFrame {
  readonly state: 'ready';
  readonly account: AccountView;
  /** Whether there is a page of it in the web application. */
  readonly inBrowser: boolean;
  /** A person has asked for a refresh, which is under way. */
  readonly refreshing: boolean;
  /** Why what is shown is no newer than `asOf`; undefined while it is up to date. */
  readonly stale: { readonly notice: Notice; readonly asOf: number } | undefined;
  readonly comment: ChangeState;
}

/** What both pages can ask of the host. */
export const frameMessages = [
  v.object({ type: v.literal('refresh') }),
  v.object({ type: v.literal('comment'), text: v.string() }),
  v.object({ type: v.literal('openInBrowser') }),
  v.object({ type: v.literal('openLink'), url: v.string() }),
  v.object({ type: v.literal('act'), action: v.picklist(noticeActions) }),
  /** Something in the page that should not have happened, for the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
] as const;
