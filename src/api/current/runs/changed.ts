import type { Answer } from '../../../core/base/answer.ts';
import { mapped } from '../../mapping.ts';

/** The result of a change, without the content of the answer. */
export const changed = async (answer: Answer<unknown>): Answer<void> =>
  mapped(await answer, () => undefined);
