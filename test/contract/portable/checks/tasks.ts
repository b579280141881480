import type { CheckGroup } from '../check.ts';
import {
  Difference,
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

interface Checklist {
  readonly id: number;
  readonly selections: readonly { readonly id: number; readonly is_selected: boolean }[];
}

const pathOf = (run: Run, number: number): string => `/v2/tasks/${taskOf(run, number).id}`;

const complete = ({ ask }: World, run: Run, number: number, as: Role, body: Json = {}) =>
  ask(`${pathOf(run, number)}/complete`, as, { body });

async function checklistOf({ ask }: World, run: Run, as: Role): Promise<Checklist> {
  const answer = await ask(pathOf(run, 1), as);
  const { checklists } = answered('task', answer) as { readonly checklists: readonly Checklist[] };
  const [list] = checklists;
  if (!list) throw new Difference('the task has no checklist');
  return list;
}

const mark = ({ ask }: World, { id }: Checklist, item: unknown, as: Role): Promise<Answer> =>
  ask(`/v2/tasks/checklists/${id}/mark`, as, { body: { selection_id: item } });

/** Ticks all items, and completes the first task. */
async function passFirst(world: World, run: Run, as: Role): Promise<Answer> {
  const list = await checklistOf(world, run, as);
  for (const { id } of list.selections) succeeds('mark', await mark(world, list, id, as));
  return complete(world, run, 1, as, { output: { answer: 'Yes' } });
}

const stateOf = async ({ ask }: World, run: Run, number: number): Promise<unknown> =>
  succeeds('task', await ask(pathOf(run, number), 'owner')).status;

export const tasks: CheckGroup = {
  about: 'A task',
  checks: [
    {
      name: 'that has never started is not there, one that was returned is',
      run: async (world) => {
        const run = await world.launch();
        denies('never started', await world.ask(pathOf(run, 2), 'owner'), 404);
        succeeds('complete', await passFirst(world, run, 'owner'));
        const body = { comment: 'Once more' };
        succeeds('revert', await world.ask(`${pathOf(run, 2)}/revert`, 'owner', { body }));
        same('returned', await stateOf(world, run, 2), 'pending');
      },
    },
    {
      name: 'that does not exist is 404 to everybody',
      needs: ['member'],
      run: async ({ ask }) => {
        for (const as of ['owner', 'member'] as const) {
          denies(`as the ${as}`, await ask('/v2/tasks/999999999', as), 404);
        }
      },
    },
    {
      name: 'is completed once, when everything is ticked off',
      run: async (world) => {
        const run = await world.launch();
        refusesNow('not ticked off', await complete(world, run, 1, 'owner'));
        const list = await checklistOf(world, run, 'owner');
        refusesNow('an unknown item', await mark(world, list, 999_999_999, 'owner'));
        const nothing = await mark(world, list, undefined, 'owner');
        refusesPart('no item', nothing, { name: 'selection_id' });
        const done = succeeds('complete', await passFirst(world, run, 'owner'));
        same('completed', [done.status, done.is_completed], ['completed', true]);
        refusesNow('again', await complete(world, run, 1, 'owner'));
        same('the next one', await stateOf(world, run, 2), 'active');
      },
    },
    {
      name: 'refuses an output that its form does not take',
      run: async (world) => {
        const run = await world.launch();
        const list = await checklistOf(world, run, 'owner');
        for (const { id } of list.selections) await mark(world, list, id, 'owner');
        const wrong = await complete(world, run, 1, 'owner', { output: { answer: 5 } });
        refusesPart('a number', wrong, { api_name: 'answer' });
        const shape = await complete(world, run, 1, 'owner', { output: 'x' });
        refusesPart('a text', shape, { name: 'output' });
      },
    },
    {
      name: 'is returned with a comment only, and not from the first one',
      run: async (world) => {
        const run = await world.launch();
        const back = (number: number, body: Json): Promise<Answer> =>
          world.ask(`${pathOf(run, number)}/revert`, 'owner', { body });
        refusesWhole('without a comment', await back(1, {}));
        refusesNow('from the first one', await back(1, { comment: 'x' }));
      },
    },
    {
      name: 'gets a due date, and loses it with null',
      run: async (world) => {
        const run = await world.launch();
        const due = (at: unknown): Promise<Answer> =>
          world.ask(`${pathOf(run, 1)}/due-date`, 'owner', { body: { due_date_tsp: at } });
        const soon = Math.round(Date.now() / 1000) + 86_400;
        same('a date', (await due(soon)).status, 204);
        const task = succeeds('task', await world.ask(pathOf(run, 1), 'owner'));
        same('due_date_tsp', task.due_date_tsp, soon);
        same('null', (await due(null)).status, 204);
        refusesPart('a word', await due('tomorrow'), { name: 'due_date_tsp' });
      },
    },
    {
      name: 'is not for those who have no part in it',
      needs: ['member', 'viewer'],
      run: async (world) => {
        const run = await world.launch();
        denies('complete', await complete(world, run, 1, 'viewer'), 403);
        denies('read', await world.ask(pathOf(run, 1), 'member'), 403);
        const list = await checklistOf(world, run, 'owner');
        const [item] = list.selections;
        denies('mark', await mark(world, list, item?.id, 'viewer'), 404);
      },
    },
    {
      name: 'of a group has a checklist that its members cannot tick off',
      needs: ['member'],
      run: async (world) => {
        const team = await world.team();
        const run = await world.launch();
        const path = `${pathOf(run, 1)}/create-group-performer`;
        succeeds('add', await world.ask(path, 'owner', { body: { group_id: team.id } }));
        const list = await checklistOf(world, run, 'member');
        refusesNow('mark', await mark(world, list, list.selections[0]?.id, 'member'));
        for (const { id } of list.selections) await mark(world, list, id, 'owner');
        const output = { answer: 'Yes' };
        succeeds('complete', await complete(world, run, 1, 'member', { output }));
      },
    },
    {
      name: 'that all of a group have to complete waits for each of them',
      needs: ['member'],
      run: async (world) => {
        const team = await world.team();
        const run = await world.launchForAll(team);
        for (const [index, as] of team.members.entries()) {
          const isLast = index === team.members.length - 1;
          const done = succeeds('complete', await complete(world, run, 1, as));
          same(`after ${as}`, done.status, isLast ? 'completed' : 'active');
          if (!isLast) refusesNow(`${as} again`, await complete(world, run, 1, as));
        }
      },
    },
    {
      name: 'can be had with less than nothing as limit: all of them',
      run: async ({ ask }) => {
        same('a bare list', Array.isArray((await ask('/v3/tasks?limit=-1', 'owner')).body), true);
      },
    },
  ],
};
