/**
 * The calls of the service that meet every fault. A new call is an entry here; its differences go
 * into the faults’ `but`, and a new error gets its sentence in `sentences.ts`.
 */
import { workflowId } from '../../src/core/base/ids.ts';
import { readPages } from '../../src/core/base/readPages.ts';
import { storedRuns } from '../support/sandboxRuns.ts';
import type { Call } from './call.ts';
import { followCalls } from './followCalls.ts';
import { newsCalls } from './newsCalls.ts';

/** A workflow of the demo account without a kick-off form. */
const handover = workflowId('10');

export const calls: readonly Call[] = [
  {
    id: 'listWorkflows',
    title: 'List the workflows',
    kind: 'read',
    targets: { documented: 'GET /workflows', current: 'GET /templates' },
    send: (api) => readPages((cursor) => api.listWorkflows({ ordering: '-date', cursor })),
  },
  {
    id: 'findDialect',
    title: 'Find out which dialect the server speaks',
    kind: 'read',
    targets: { documented: 'GET /templates', current: 'GET /templates' },
    detects: true,
    send: (api) => api.capabilities(),
  },
  {
    id: 'getWorkflow',
    title: 'Read a workflow',
    kind: 'read',
    targets: { documented: 'GET /workflows/10', current: 'GET /templates/10' },
    send: (api) => api.getWorkflow(handover),
  },
  {
    id: 'getListed',
    title: 'Read a workflow, where the list that has its form fails',
    kind: 'read',
    targets: { current: 'GET /templates' },
    send: (api) => api.getWorkflow(handover),
  },
  {
    id: 'getPeople',
    title: 'Read a workflow, where the list of people fails',
    kind: 'read',
    targets: { current: 'GET /accounts/users' },
    send: (api) => api.getWorkflow(handover),
  },
  {
    id: 'whoAmI',
    title: 'Ask who owns the key',
    kind: 'read',
    targets: { current: 'GET /auth/context' },
    send: (api) => api.whoAmI(),
  },
  {
    id: 'launch',
    title: 'Launch a workflow',
    kind: 'launch',
    targets: { documented: 'POST /workflows/10/run', current: 'POST /templates/10/run' },
    send: (api, { name }) => api.launch({ workflow: handover, name, values: [], taskLinks: [] }),
    done: ({ file }, { name }) =>
      Promise.resolve(storedRuns(file).filter((run) => run.name === name).length),
  },
  {
    id: 'listAssignees',
    title: 'List the people and groups that a field can name',
    kind: 'read',
    targets: { current: 'GET /accounts/users' },
    send: (api) => api.listAssignees(),
  },
  ...followCalls,
  ...newsCalls,
];
