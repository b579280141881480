import type { MiddlewareHandler } from 'hono';
import type { Environment } from '../request.ts';
import type { Plan } from '../model/server.ts';
import { messages } from './messages.ts';
import { denied } from '../refusal.ts';

/** The paths that an account without a plan may use: who owns the key, the people, and what they are notified of. */
const always: readonly string[] = [
  '/auth/context',
  '/accounts/user',
  '/accounts/users',
  '/accounts/groups',
  '/accounts/notifications',
];

/** The paths that an account with more people than seats may not use. */
const seated: readonly string[] = [
  'POST /templates/:id/run',
  'POST /templates',
  'GET /templates/:id',
  'PUT /templates/:id',
  'DELETE /templates/:id',
  'POST /v2/tasks/:id/complete',
  'PATCH /workflows/:id',
  'PUT /workflows/:id',
  'POST /workflows/:id/comment',
  'GET /datasets',
  'GET /datasets/:id',
];

const refusals: Readonly<Record<Exclude<Plan, 'full'>, string>> = {
  expired: messages.MSG_A_0035,
  none: messages.MSG_A_0041,
  crowded: messages.MSG_A_0037,
};

/** Lets requests through that the account's plan includes. */
export const checkPlan =
  (method: string, path: string): MiddlewareHandler<Environment> =>
  async (call, next) => {
    const plan = call.get('plan');
    if (plan !== 'full' && isClosed(plan, method, path)) throw denied(refusals[plan]);
    await next();
  };

const isClosed = (plan: Plan, method: string, path: string): boolean =>
  plan === 'crowded' ? seated.includes(`${method} ${path}`) : !always.includes(path);
