import { Hono } from 'hono';
import type { Workflow, WorkflowOrder } from '../model/workflows.ts';
import type { Store } from '../store/store.ts';
import { authenticate } from './authenticate.ts';
import { type Call, type Environment, notAllowed, refuse } from '../request.ts';
import { isPlain } from './isPlain.ts';
import { type People, detail, listItem } from './present.ts';
import { runWorkflow } from './runWorkflow.ts';

const orders: ReadonlyMap<string, WorkflowOrder> = new Map([
  ['-date', { by: 'date', descending: true }],
  ['date', { by: 'date', descending: false }],
  ['name', { by: 'name', descending: false }],
  ['-name', { by: 'name', descending: true }],
]);

/** The three endpoints of the documented API. */
export function documentedRoutes(store: Store): Hono<Environment> {
  const routes = new Hono<Environment>();
  const one = '/workflows/:id';
  routes.use('/workflows/*', authenticate(store));
  routes.get('/workflows', (call) => list(store, call));
  routes.all('/workflows', (call) => notAllowed(call, 'GET, HEAD'));
  routes.get(one, (call) =>
    withWorkflow(store, call, (workflow) => call.json(detail(workflow, peopleOf(store)))),
  );
  routes.all(one, (call) => notAllowed(call, 'GET, HEAD'));
  routes.post(`${one}/run`, (call) =>
    withWorkflow(store, call, (workflow) => runWorkflow(store, call, workflow)),
  );
  routes.all(`${one}/run`, (call) => notAllowed(call, 'POST'));
  return routes;
}

function list(store: Store, call: Call): Response {
  const ordering = call.req.query('ordering') ?? '-date';
  const order = orders.get(ordering);
  if (!order) {
    const valid = [...orders.keys()].join(', ');
    const message = `"${ordering}" is not a valid choice. Send one of ${valid}.`;
    return call.json({ ordering: [message] }, 400);
  }
  const people = peopleOf(store);
  return call.json(
    store
      .workflows(order)
      .filter(isPlain)
      .map((workflow) => listItem(workflow, people)),
  );
}

function withWorkflow(
  store: Store,
  call: Call,
  answer: (workflow: Workflow) => Response | Promise<Response>,
): Response | Promise<Response> {
  const id = call.req.param('id') ?? '';
  const workflow = /^[1-9]\d{0,14}$/.test(id) ? store.workflow(Number(id)) : undefined;
  return workflow && isPlain(workflow)
    ? answer(workflow)
    : refuse(call, 404, `There is no workflow ${id}.`);
}

const peopleOf = (store: Store): People =>
  new Map(store.people().map((person) => [person.id, person]));
