/**
 * How a page finds out whether its host still runs: it sends `ping`, and the host answers with
 * `pong`.
 */
import * as v from 'valibot';

/** Page to host. */
export const pingSchema = v.object({ type: v.literal('ping') });
export type Ping = v.InferOutput<typeof pingSchema>;

/** Host to page: the answer to `ping`. */
export const pong = { type: 'pong' } as const;
