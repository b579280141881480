import type { Answer } from '../../../core/base/answer.ts';
import { success } from '../../../core/base/result.ts';
import { mapped } from '../../mapping.ts';
import { type Encoding, encodings } from '../generation.ts';
import type { Sources } from '../sources.ts';
import { isReadByGeneration } from './values.ts';

/** How the server gives these values; it is asked for its generation only where that matters. */
export async function encodingOf(
  { generation }: Sources,
  wire: Parameters<typeof isReadByGeneration>[0],
  signal: AbortSignal | undefined,
): Answer<Encoding> {
  if (!isReadByGeneration(wire)) return success(encodings.v7);
  return mapped(await generation.find(signal), (found) => encodings[found]);
}
