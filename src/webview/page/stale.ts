import { html, nothing } from 'lit';
import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { format } from '../../core/base/format.ts';
import type { HeldStrings, NoticeStrings } from '../../protocol/pageStrings.ts';
import { noticeBox } from './noticeBox.ts';
import { formatMoment } from './moment.ts';

type Stale = NonNullable<LoadedFrame['stale']>;

const withMoment = ({ notice, asOf }: Stale, strings: HeldStrings): Notice => ({
  ...notice,
  nextStep: `${format(strings.shownAsOf, formatMoment(asOf))} ${notice.nextStep}`,
});

/** The notice that the page is out of date, and why. */
export const staleNote = (
  { stale }: Partial<Pick<LoadedFrame, 'stale'>>,
  strings: HeldStrings & NoticeStrings,
  act: (action: NoticeAction) => void,
): unknown =>
  stale === undefined
    ? nothing
    : html`<div class="stale">
        ${noticeBox(withMoment(stale, strings), 'warning', strings, act)}
      </div>`;
