/** How a page finds out whether there still is a host that listens: it asks, and is answered. */
import * as v from 'valibot';

/** Page to host. */
export const pingSchema = v.object({ type: v.literal('ping') });
export type Ping = v.InferOutput<typeof pingSchema>;

/** Host to page: the answer to `ping`. */
export const pong = { type: 'pong' } as const;
