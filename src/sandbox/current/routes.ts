import { Hono, type MiddlewareHandler } from 'hono';
import { type Call, type Environment, type Server, notAllowed } from '../request.ts';
import type { Store } from '../store/store.ts';
import { checkOff, getChecklist } from './tasks/checkOff.ts';
import { createKey, deleteKey, listKeys } from './account/apiKeys.ts';
import { listAttachments } from './values/attachments.ts';
import {
  getAccount,
  getContext,
  getPlan,
  getUser,
  listGroups,
  listUsers,
} from './account/account.ts';
import { listNotifications, readNotifications } from './account/notifications.ts';
import { authenticate, rememberKey } from './http/authenticate.ts';
import { getDataset, listDatasets } from './templates/datasets.ts';
import { deleteComment, editComment, noteSeen, react } from './runs/comments.ts';
import { commentRun, commentTask, listRunEvents, listTaskEvents } from './runs/events.ts';
import { checkPlan } from './planCheck.ts';
import { isSince, storeOf } from './generation.ts';
import { createTemplate, replaceTemplate } from './templates/makeTemplate.ts';
import { describe } from './openApi.ts';
import {
  finishRun,
  patchRun,
  removeRun,
  resumeRun,
  returnRun,
  snoozeRun,
} from './runs/runActions.ts';
import { denied } from '../refusal.ts';
import { launchTemplate } from './runs/launch.ts';
import { countRuns, getRun, listRuns } from './runs/runs.ts';
import { complete, dropDueDate, revert, setDueDate } from './tasks/taskActions.ts';
import { addGuest, addPerformer, removeGuest, removePerformer } from './tasks/taskPerformers.ts';
import { countTasks, getTask, listTasks } from './tasks/tasks.ts';
import {
  getTemplate,
  getTemplateFields,
  getTemplateSteps,
  listTemplates,
  removeTemplate,
} from './templates/templates.ts';
import { titlesByEvents, titlesByRuns, titlesByTasks } from './templates/titles.ts';
import { wakeRuns } from './runs/wake.ts';

type Answer = (store: Store, call: Call) => Response | Promise<Response>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The handlers of each path, by method. */
type Routes = Readonly<Record<string, Partial<Record<Method, Answer>>>>;

const routes: Routes = {
  '/auth/context': { GET: getContext },
  '/accounts/account': { GET: getAccount },
  '/accounts/user': { GET: getUser },
  '/accounts/user/counters': { GET: countTasks },
  '/accounts/users': { GET: listUsers },
  '/accounts/groups': { GET: listGroups },
  '/accounts/notifications': { GET: listNotifications },
  '/accounts/notifications/read': { POST: readNotifications },
  '/templates': {
    GET: listTemplates(['owner', 'viewer', 'starter']),
    POST: createTemplate,
  },
  '/templates/titles-by-owners': { GET: listTemplates(['owner']) },
  '/templates/titles-by-workflows': { GET: titlesByRuns },
  '/templates/titles-by-tasks': { GET: titlesByTasks },
  '/templates/titles-by-events': { GET: titlesByEvents },
  '/templates/': { GET: listIndex },
  '/templates/:id': { GET: getTemplate, PUT: replaceTemplate, DELETE: removeTemplate },
  '/templates/:id/steps': { GET: getTemplateSteps },
  '/templates/:id/fields': { GET: getTemplateFields },
  '/templates/:id/run': { POST: launchTemplate },
  '/workflows': { GET: listRuns, POST: forbid },
  '/workflows/count/by-workflow-starter': { GET: countRuns('byStarter') },
  '/workflows/count/by-current-performer': { GET: countRuns('byPerformer') },
  '/workflows/count/by-template-task': { GET: countRuns('byTask') },
  '/workflows/:id': { GET: getRun, PATCH: patchRun, PUT: patchRun, DELETE: removeRun },
  '/workflows/:id/events': { GET: listRunEvents },
  '/workflows/:id/comment': { POST: commentRun },
  '/workflows/:id/snooze': { POST: snoozeRun },
  '/workflows/:id/resume': { POST: resumeRun },
  '/workflows/:id/finish': { POST: finishRun },
  '/workflows/:id/return-to': { POST: returnRun },
  '/workflows/comments/:id': { PATCH: editComment, DELETE: deleteComment },
  '/workflows/comments/:id/watched': { POST: noteSeen },
  '/workflows/comments/:id/create-reaction': { POST: react(true) },
  '/workflows/comments/:id/delete-reaction': { POST: react(false) },
  '/v2/accounts/plan': { GET: getPlan },
  '/v3/tasks': { GET: listTasks },
  '/v2/tasks/:id': { GET: getTask },
  '/v2/tasks/:id/events': { GET: listTaskEvents },
  '/v2/tasks/:id/complete': { POST: complete },
  '/v2/tasks/:id/revert': { POST: revert },
  '/v2/tasks/:id/comment': { POST: commentTask },
  '/v2/tasks/:id/due-date': { POST: setDueDate, DELETE: dropDueDate },
  '/v2/tasks/:id/create-performer': { POST: addPerformer('user') },
  '/v2/tasks/:id/delete-performer': { POST: removePerformer('user') },
  '/v2/tasks/:id/create-group-performer': { POST: addPerformer('group') },
  '/v2/tasks/:id/delete-group-performer': { POST: removePerformer('group') },
  '/v2/tasks/:id/create-guest-performer': { POST: addGuest },
  '/v2/tasks/:id/delete-guest-performer': { POST: removeGuest },
  '/v2/tasks/checklists/:id': { GET: getChecklist },
  '/v2/tasks/checklists/:id/mark': { POST: checkOff(true) },
  '/v2/tasks/checklists/:id/unmark': { POST: checkOff(false) },
};

/** Refuses a method that a path offers to nobody. */
function forbid(): never {
  throw denied();
}

/** Answers with the names of the paths below `/templates`. */
function listIndex(_store: Store, call: Call): Response {
  const names = ['system', 'integrations', 'presets'];
  const addressOf = (name: string): string => new URL(`/templates/${name}`, call.req.url).href;
  return call.json(Object.fromEntries(names.map((name) => [name, addressOf(name)])));
}

/** Paths that were added in a generation are missing before it. */
const additions: Routes = {
  '/attachments': { GET: listAttachments },
  '/accounts/api-keys': { GET: listKeys, POST: createKey },
  '/accounts/api-keys/:id': { DELETE: deleteKey },
  '/accounts/users/:member/api-keys': { GET: listKeys, POST: createKey },
  '/accounts/users/:member/api-keys/:id': { DELETE: deleteKey },
};
const datasets: Routes = {
  '/datasets': { GET: listDatasets },
  '/datasets/:id': { GET: getDataset },
};

/**
 * The endpoints of today's API that find and launch workflows, and list, read and change runs.
 * @param seen gets the keys of requests, so that the file service knows them.
 */
export function currentRoutes(store: Store, server: Server, seen: Set<string>): Hono<Environment> {
  const { generation } = server;
  const known = storeOf(store, generation);
  const app = new Hono<Environment>();
  const checks = [
    setServer(server),
    authenticate(known, seen),
    rememberKey(seen),
    wakeRuns(known),
  ] as const;
  const all = routesOf(server);
  for (const [path, answers] of Object.entries(all)) {
    for (const [method, answer] of Object.entries(answers)) {
      app.on(method, path, ...checks, checkPlan(method, path), (call) => answer(known, call));
    }
    app.all(path, ...checks, (call) =>
      notAllowed(call, [...methodsOf(answers), 'OPTIONS'].join(', ')),
    );
  }
  app.all('/', (call) => call.body(null, 204));
  const methods = Object.entries(all).map(([path, each]) => [path, methodsOf(each)] as const);
  if (generation === 'v7') app.get('/api/schema/', describe(new Map(methods)));
  return app;
}

const routesOf = ({ generation }: Server): Routes => ({
  ...routes,
  ...(isSince(generation, 'v6') && datasets),
  ...(isSince(generation, 'v7') && additions),
});

const methodsOf = (answers: Routes[string]): readonly string[] =>
  Object.keys(answers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));

const setServer =
  ({ generation, plan, files, zoneOf }: Server): MiddlewareHandler<Environment> =>
  async (call, next) => {
    call.set('generation', generation);
    call.set('plan', plan);
    call.set('files', files);
    call.set('zoneOf', zoneOf);
    await next();
  };
