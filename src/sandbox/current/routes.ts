import { Hono } from 'hono';
import { type Call, type Environment, notAllowed } from '../call.ts';
import type { Store } from '../store/store.ts';
import { getContext, getUser, listGroups, listUsers } from './account.ts';
import { authenticate } from './authenticate.ts';
import { getDataset, listDatasets } from './datasets.ts';
import { runTemplate } from './runTemplate.ts';
import { getRun, listRuns } from './runs.ts';
import { getTemplate, getTemplateFields, getTemplateSteps, listTemplates } from './templates.ts';

type Answer = (store: Store, call: Call) => Response | Promise<Response>;

const reads: Readonly<Record<string, Answer>> = {
  '/auth/context': getContext,
  '/templates': listTemplates,
  '/templates/:id': getTemplate,
  '/templates/:id/steps': getTemplateSteps,
  '/templates/:id/fields': getTemplateFields,
  '/workflows': listRuns,
  '/workflows/:id': getRun,
  '/accounts/user': getUser,
  '/accounts/users': listUsers,
  '/accounts/groups': listGroups,
  '/datasets': listDatasets,
  '/datasets/:id': getDataset,
};
const launches: Readonly<Record<string, Answer>> = { '/templates/:id/run': runTemplate };

/** Those endpoints of today's API that find and launch workflows. */
export function currentRoutes(store: Store): Hono<Environment> {
  const routes = new Hono<Environment>();
  const check = authenticate(store);
  for (const [path, answer] of Object.entries(reads)) {
    routes.get(path, check, (call) => answer(store, call));
    routes.all(path, check, (call) => notAllowed(call, 'GET, HEAD, OPTIONS'));
  }
  for (const [path, answer] of Object.entries(launches)) {
    routes.post(path, check, (call) => answer(store, call));
    routes.all(path, check, (call) => notAllowed(call, 'POST, OPTIONS'));
  }
  return routes;
}
