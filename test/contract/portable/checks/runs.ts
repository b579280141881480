import type { CheckGroup } from '../check.ts';
import {
  denies,
  refusesNow,
  refusesPart,
  refusesWhole,
  same,
  succeeds,
  answered,
} from '../expect.ts';
import type { Answer, Json, Role } from '../server.ts';
import { type Run, type World, taskOf } from '../world.ts';

const act = ({ ask }: World, run: Run, action: string, body: Json = {}, as: Role = 'owner') =>
  ask(`/workflows/${run.id}/${action}`, as, { body });

const patch = ({ ask }: World, run: Run, body: Json): Promise<Answer> =>
  ask(`/workflows/${run.id}`, 'owner', { method: 'PATCH', body });

const read = async ({ ask }: World, run: Run): Promise<Run> =>
  answered('workflow', await ask(`/workflows/${run.id}`, 'owner')) as Run;

const typesOf = async ({ ask }: World, run: Run, query = ''): Promise<readonly unknown[]> => {
  const answer = await ask(`/workflows/${run.id}/events${query}`, 'owner');
  return (answered('events', answer) as readonly Json[]).map(({ type }) => type);
};

const states = ({ tasks }: Run): readonly unknown[] =>
  tasks.toSorted((a, b) => a.number - b.number).map(({ status }) => status);

export const runs: CheckGroup = {
  about: 'A workflow',
  checks: [
    {
      name: 'is listed with all of its tasks',
      run: async (world) => {
        const run = await world.launch();
        const answer = await world.ask(`/workflows?template_id=${world.template}`, 'owner');
        const { results } = answered('list', answer) as { readonly results: readonly Run[] };
        const item = results.find(({ id }) => id === run.id);
        same('is listed', item?.id, run.id);
        if (item) same('tasks', states(item), ['active', 'pending']);
      },
    },
    {
      name: 'that is finished early keeps its tasks, and is no longer urgent',
      run: async (world) => {
        const run = await world.launch('owner', { is_urgent: true, kickoff: world.values() });
        same('finish', (await act(world, run, 'finish')).status, 204);
        const done = await read(world, run);
        const { status, is_urgent: urgent } = done;
        same(
          'status, urgency, tasks',
          [status, urgent, states(done)],
          [...[1, false], ['active', 'pending']],
        );
        refusesWhole('again', await act(world, run, 'finish'));
        refusesNow('a comment', await act(world, run, 'comment', { text: 'x' }));
        const path = `/v2/tasks/${taskOf(run, 1).id}`;
        const late = await world.ask(`${path}/comment`, 'owner', { body: { text: 'x' } });
        refusesNow('a comment on its task', late);
        refusesNow('completing', await world.ask(`${path}/complete`, 'owner', { body: {} }));
        const resumed = succeeds('resume', await act(world, run, 'resume'));
        same('resumed', resumed.status, 0);
      },
    },
    {
      name: 'is snoozed until any time, also a past one',
      run: async (world) => {
        const run = await world.launch();
        const date = Date.now() / 1000 + 86_400;
        const snoozed = answered('snooze', await act(world, run, 'snooze', { date })) as Run;
        same('snoozed', [snoozed.status, states(snoozed)], [3, ['snoozed', 'pending']]);
        const path = `/v2/tasks/${taskOf(run, 1).id}/complete`;
        refusesNow('completing', await world.ask(path, 'owner', { body: {} }));
        succeeds('resume', await act(world, run, 'resume'));
        succeeds('a past time', await act(world, run, 'snooze', { date: 1 }));
        refusesPart('a word', await act(world, run, 'snooze', { date: 'x' }), { name: 'date' });
      },
    },
    {
      name: 'is renamed, but not to nothing',
      run: async (world) => {
        const run = await world.launch();
        const renamed = succeeds('PATCH', await patch(world, run, { name: 'Renamed' }));
        same('name', renamed.name, 'Renamed');
        refusesPart('null', await patch(world, run, { name: null }), { name: 'name' });
        refusesPart('blank', await patch(world, run, { name: ' ' }), { name: 'name' });
      },
    },
    {
      name: 'is returned to a task of its own only',
      run: async (world) => {
        const run = await world.launch();
        refusesWhole('none', await act(world, run, 'return-to'));
        refusesWhole('another', await act(world, run, 'return-to', { task: 999_999_999 }));
        const future = await act(world, run, 'return-to', { task: taskOf(run, 2).id });
        refusesNow('one to come', future);
      },
    },
    {
      name: 'has events, newest first unless asked otherwise',
      run: async (world) => {
        const run = await world.launch();
        succeeds('comment', await act(world, run, 'comment', { text: 'Hello' }));
        same('by default', await typesOf(world, run), [5, 2]);
        same('oldest first', await typesOf(world, run, '?ordering=created'), [2, 5]);
      },
    },
    {
      name: 'has no events of its due date, nor of an urgency that is taken back at once',
      run: async (world) => {
        const run = await world.launch();
        const due = { due_date_tsp: Math.round(Date.now() / 1000) + 86_400 };
        succeeds('due', await patch(world, run, due));
        for (const value of [true, false]) {
          succeeds('PATCH', await patch(world, run, { is_urgent: value }));
        }
        same('events', await typesOf(world, run), [2]);
      },
    },
    {
      name: 'takes comments: words or a number, but none that is blank',
      run: async (world) => {
        const run = await world.launch();
        const number = succeeds('5', await act(world, run, 'comment', { text: 5 }));
        same('text', number.text, '5');
        for (const text of ['', ' ', 'a\0b']) {
          const answer = await act(world, run, 'comment', { text });
          refusesPart(JSON.stringify(text), answer, { name: 'text' });
        }
        const nowhere = await world.ask('/workflows/999999999/comment', 'owner', {
          body: { text: 'x' },
        });
        denies('an unknown workflow', nowhere, 403);
      },
    },
    {
      name: 'takes comments of viewers, but lets them change nothing',
      needs: ['viewer'],
      run: async (world) => {
        const run = await world.launch();
        succeeds('comment', await act(world, run, 'comment', { text: 'x' }, 'viewer'));
        const date = Date.now() / 1000 + 86_400;
        denies('snooze', await act(world, run, 'snooze', { date }, 'viewer'), 403);
        denies('finish', await act(world, run, 'finish', {}, 'viewer'), 403);
      },
    },
    {
      name: 'is changed by an admin who owns its template',
      needs: ['admin'],
      run: async (world) => {
        const run = await world.launch();
        same('finish', (await act(world, run, 'finish', {}, 'admin')).status, 204);
      },
    },
  ],
};
