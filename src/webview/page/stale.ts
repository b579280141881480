import { html, nothing } from 'lit';
import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { format } from '../../core/base/format.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import { noticeBox } from './noticeBox.ts';
import { formatMoment } from './moment.ts';

type Stale = NonNullable<LoadedFrame['stale']>;

const withMoment = ({ notice, asOf }: Stale, strings: PageStrings): Notice => ({
  ...notice,
  nextStep: `${format(strings.shownAsOf, formatMoment(asOf))} ${notice.nextStep}`,
});

/** The notice that the page is out of date, and why. */
export const staleNote = (
  { stale }: Pick<LoadedFrame, 'stale'>,
  strings: PageStrings,
  act: (action: NoticeAction) => void,
): unknown =>
  stale === undefined
    ? nothing
    : html`<div class="stale">
        ${noticeBox(withMoment(stale, strings), 'warning', strings, act)}
      </div>`;
