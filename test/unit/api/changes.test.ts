import assert from 'node:assert/strict';
import type { Answer } from '../../../src/core/base/answer.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import {
  checklistId,
  checklistItemId,
  fieldId,
  runId,
  runTaskId,
} from '../../../src/core/base/ids.ts';
import { createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import {
  type Reply,
  answer,
  cutMidBody,
  deadOrigin,
  json,
  neverAnswer,
  reset,
} from '../../support/failing/server.ts';

const harness = createHarness();
const today = { dialect: 'current' } as const;
const serve = (reply: Reply) =>
  // Only a server that never answers may run into the limit.
  harness.start([reply], { launch: reply === neverAnswer ? 50 : 20_000 }, {}, today);

const mark = { checklist: checklistId('4'), item: checklistItemId('41') };
interface Change {
  readonly does: (api: PneumaticApi, signal?: AbortSignal) => Answer<unknown>;
  /** The method; POST by default. */
  readonly method?: string;
  readonly path: string;
  readonly body: string;
}
const changes: Readonly<Record<string, Change>> = {
  'A comment on a run': {
    does: (api, signal) => api.commentOnRun(runId('7'), 'Hi', signal),
    path: '/workflows/7/comment',
    body: '{"text":"Hi"}',
  },
  'Snoozing a run': {
    does: (api, signal) => api.snoozeRun(runId('7'), 1_790_000_000_500, signal),
    path: '/workflows/7/snooze',
    body: '{"date":1790000000.5}',
  },
  'Resuming a run': {
    does: (api, signal) => api.resumeRun(runId('7'), signal),
    path: '/workflows/7/resume',
    body: '',
  },
  'Finishing a run': {
    does: (api, signal) => api.finishRun(runId('7'), signal),
    path: '/workflows/7/finish',
    body: '',
  },
  'Deleting a run': {
    does: (api, signal) => api.deleteRun(runId('7'), signal),
    method: 'DELETE',
    path: '/workflows/7',
    body: '',
  },
  'Returning a run to a task': {
    does: (api, signal) => api.returnRun(runId('7'), runTaskId('71'), signal),
    path: '/workflows/7/return-to',
    body: '{"task":71}',
  },
  'Renaming a run': {
    does: (api, signal) => api.changeRun(runId('7'), { name: 'Seven' }, signal),
    method: 'PATCH',
    path: '/workflows/7',
    body: '{"name":"Seven"}',
  },
  'Making a run urgent and due': {
    does: (api, signal) =>
      api.changeRun(runId('7'), { urgent: true, dueAt: 1_790_000_000_500 }, signal),
    method: 'PATCH',
    path: '/workflows/7',
    body: '{"is_urgent":true,"due_date_tsp":1790000000.5}',
  },
  'Changing values of a run': {
    does: (api, signal) => {
      const value = { kind: 'string', text: 'Kari' } as const;
      return api.changeRun(runId('7'), { values: [{ field: fieldId('contact'), value }] }, signal);
    },
    method: 'PATCH',
    path: '/workflows/7',
    body: '{"kickoff":{"contact":"Kari"}}',
  },
  'Taking a due date off a run': {
    does: (api, signal) => api.changeRun(runId('7'), { dueAt: null }, signal),
    method: 'PATCH',
    path: '/workflows/7',
    body: '{"due_date_tsp":null}',
  },
  'Returning a task': {
    does: (api, signal) => api.returnTask(runTaskId('7'), 'No', signal),
    path: '/v2/tasks/7/revert',
    body: '{"comment":"No"}',
  },
  'A comment on a task': {
    does: (api, signal) => api.commentOnTask(runTaskId('7'), 'Hi', signal),
    path: '/v2/tasks/7/comment',
    body: '{"text":"Hi"}',
  },
  'Setting when a task is due': {
    does: (api, signal) => api.setTaskDueDate(runTaskId('7'), 1_790_000_000_500, signal),
    path: '/v2/tasks/7/due-date',
    body: '{"due_date_tsp":1790000000.5}',
  },
  'Taking a due date off a task': {
    does: (api, signal) => api.setTaskDueDate(runTaskId('7'), null, signal),
    method: 'DELETE',
    path: '/v2/tasks/7/due-date',
    body: '',
  },
  'A person as one more performer': {
    does: (api, signal) => api.addPerformer(runTaskId('7'), { kind: 'person', key: '5' }, signal),
    path: '/v2/tasks/7/create-performer',
    body: '{"user_id":5}',
  },
  'A guest as one more performer': {
    does: (api, signal) =>
      api.addPerformer(runTaskId('7'), { kind: 'guest', key: 'pat@example.org' }, signal),
    path: '/v2/tasks/7/create-guest-performer',
    body: '{"email":"pat@example.org"}',
  },
  'Taking a task from a group': {
    does: (api, signal) => api.removePerformer(runTaskId('7'), { kind: 'group', key: '3' }, signal),
    path: '/v2/tasks/7/delete-group-performer',
    body: '{"group_id":3}',
  },
  'Editing a comment': {
    does: (api, signal) => api.editComment('9', 'Hi', signal),
    method: 'PATCH',
    path: '/workflows/comments/9',
    body: '{"text":"Hi"}',
  },
  'Deleting a comment': {
    does: (api, signal) => api.deleteComment('9', signal),
    method: 'DELETE',
    path: '/workflows/comments/9',
    body: '',
  },
  'A reaction': {
    does: (api, signal) => api.addReaction('9', '👍', signal),
    path: '/workflows/comments/9/create-reaction',
    body: '{"value":"👍"}',
  },
  'Taking a reaction back': {
    does: (api, signal) => api.removeReaction('9', '👍', signal),
    path: '/workflows/comments/9/delete-reaction',
    body: '{"value":"👍"}',
  },
  'Having seen a comment': {
    does: (api, signal) => api.noteSeen('9', signal),
    path: '/workflows/comments/9/watched',
    body: '',
  },
  'Ticking off': {
    does: (api, signal) => api.markItem({ ...mark, checked: true }, signal),
    path: '/v2/tasks/checklists/4/mark',
    body: '{"selection_id":41}',
  },
  'Taking a tick back': {
    does: (api, signal) => api.markItem({ ...mark, checked: false }, signal),
    path: '/v2/tasks/checklists/4/unmark',
    body: '{"selection_id":41}',
  },
};

describe('A change through today’s API', () => {
  afterEach(harness.stop);

  for (const [name, { does, method = 'POST', path, body }] of Object.entries(changes)) {
    for (const reply of [answer(204), json({ id: 1 })]) {
      it(`is one request: ${name}`, async () => {
        const { api, server } = await serve(reply);
        assert.equal(await valueOf(does(api)), undefined);
        assert.deepEqual(
          server.requests.map((request) => [request.method, request.path, request.body]),
          [[method, path, body]],
        );
      });
    }
  }

  for (const [cause, reply] of [
    ['server', answer(500)],
    ['timeout', answer(408)],
    ['timeout', neverAnswer],
    ['connection', reset],
    ['connection', cutMidBody(200)],
    ['answer', answer(200, '<html>')],
    ['answer', answer(302, '', { location: 'https://elsewhere.example/' })],
  ] as const) {
    it(`may have been done and is not repeated: ${cause}, ${reply.name}`, async () => {
      for (const { does } of Object.values(changes)) {
        const { api, log } = await serve(reply);
        assert.deepEqual(await errorOf(does(api)), { kind: 'changeUnknown', cause });
        assert.equal(log.length, 1);
      }
    });
  }

  const comment = (api: PneumaticApi, signal?: AbortSignal) =>
    api.commentOnRun(runId('7'), 'Hi', signal);

  it('may have been done when it is cancelled on the way', async () => {
    const { api, server } = await harness.start([neverAnswer], {}, {}, today);
    const abort = new AbortController();
    const error = errorOf(comment(api, abort.signal));
    await server.arrived(1);
    abort.abort();
    assert.deepEqual(await error, { kind: 'changeUnknown', cause: 'cancelled' });
  });

  it('is not sent when it is cancelled before', async () => {
    const { api, server } = await serve(answer(204));
    assert.deepEqual(await errorOf(comment(api, AbortSignal.abort())), { kind: 'cancelled' });
    assert.deepEqual(server.requests, []);
  });

  it('has not been done where nobody listens', async () => {
    const server = await deadOrigin();
    const { api } = await harness.start([], {}, { server }, today);
    assert.equal((await errorOf(comment(api))).kind, 'unreachable');
  });

  it('is refused with the service’s words', async () => {
    const { api } = await serve(json({ message: 'It is over.', code: 'validation_error' }, 400));
    const error = await errorOf(comment(api));
    assert.ok(error.kind === 'rejected');
    assert.equal(error.message, 'It is over.');
  });

  it('sends no comment that mentions somebody while the people cannot be read', async () => {
    const { api, server } = await harness.start([answer(503)], {}, {}, today);
    const error = await errorOf(api.commentOnRun(runId('7'), 'Ask @Priya'));
    assert.equal(error.kind, 'serverFault');
    assert.ok(server.requests.every(({ method }) => method === 'GET'));
  });
});
