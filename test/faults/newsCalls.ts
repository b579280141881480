/** Calls about what is new for a person: each is one request, which is sent every few minutes. */
import { personId } from '../../src/core/base/ids.ts';
import type { Call } from './call.ts';

const maya = personId('1');

export const newsCalls: readonly Call[] = [
  {
    id: 'listNewestTasks',
    title: 'Ask for tasks that have come',
    kind: 'read',
    targets: { current: 'GET /v3/tasks' },
    send: (api) => api.listNewestTasks(),
  },
  {
    id: 'listSentNews',
    title: 'Ask for mentions and overdue tasks',
    kind: 'read',
    targets: { current: 'GET /accounts/notifications' },
    send: (api) => api.listSentNews(maya),
  },
  {
    id: 'listLateRuns',
    title: 'Ask for one’s own runs that are overdue',
    kind: 'read',
    targets: { current: 'GET /workflows' },
    send: (api) => api.listLateRuns(maya, Date.now()),
  },
];
