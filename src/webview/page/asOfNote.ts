import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { HeldStrings } from '../../protocol/pageStrings.ts';
import { heldId } from './held.ts';
import { formatMoment } from './moment.ts';

/** Says from when the page is, and why nothing can be sent. */
export const asOfNote = (
  { asOf }: Pick<LoadedFrame, 'asOf'>,
  strings: HeldStrings,
): TemplateResult | typeof nothing =>
  asOf === undefined
    ? nothing
    : html`<span class="as-of" id=${heldId} title=${strings.held}
        >${format(strings.asOf, formatMoment(asOf))}<span class="unseen"
          >. ${strings.held}</span
        ></span
      >`;
