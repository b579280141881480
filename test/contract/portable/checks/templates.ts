import type { CheckGroup } from '../check.ts';
import { Difference, denies, refusesPart, refusesWhole, same, answered } from '../expect.ts';
import type { Json } from '../server.ts';
import { impossible } from '../templates.ts';
import type { World } from '../world.ts';

interface Template extends Json {
  readonly id: number;
  readonly tasks_count: number;
  readonly kickoff: { readonly fields: readonly Json[] };
}

/** An item of the list of templates. */
async function listed({ ask }: World, id: number): Promise<Template> {
  const all = answered('GET /templates', await ask('/templates', 'owner')) as readonly Template[];
  const found = all.find((template) => template.id === id);
  if (!found) throw new Difference(`template ${id} is not listed`);
  return found;
}

export const templates: CheckGroup = {
  about: 'A template',
  checks: [
    {
      name: 'has its form in the list, with texts as selections',
      run: async (world) => {
        const { kickoff, tasks_count: count } = await listed(world, world.template);
        same('tasks_count', count, 2);
        const names = kickoff.fields.map(({ api_name: name }) => name);
        same('the first two fields', names.slice(0, 2), ['title', 'person']);
        const place = kickoff.fields.find(({ api_name: name }) => name === 'place');
        same('selections', place?.selections, ['Here', 'There']);
      },
    },
    {
      name: 'that was never active has an empty form in the list, and its own by itself',
      run: async (world) => {
        const { kickoff, tasks_count: count, description } = await listed(world, world.draft);
        same('in the list', [kickoff.fields, count, description], [[], 0, '']);
        const answer = await world.ask(`/templates/${world.draft}`, 'owner');
        const detail = answered('detail', answer) as Template & { readonly tasks: readonly Json[] };
        same('by itself', [detail.kickoff.fields.length, detail.tasks.length], [1, 1]);
        const body = { kickoff: world.values() };
        const run = await world.ask(`/templates/${world.draft}/run`, 'owner', { body });
        refusesWhole('launching it', run);
      },
    },
    {
      name: 'shows its steps to its owners',
      run: async ({ ask, template }) => {
        const answer = await ask(`/templates/${template}/steps`, 'owner');
        const steps = answered('steps', answer) as readonly Json[];
        same(
          'numbers',
          steps.map(({ number }) => number),
          [1, 2],
        );
      },
    },
    {
      name: 'shows no steps to viewers and starters, but its fields to viewers',
      needs: ['viewer', 'member'],
      run: async ({ ask, template }) => {
        for (const as of ['viewer', 'member'] as const) {
          const steps = await ask(`/templates/${template}/steps`, as);
          same(`steps for the ${as}`, answered('steps', steps), []);
        }
        const answer = await ask(`/templates/${template}/fields`, 'viewer');
        const { tasks } = answered('fields', answer) as { readonly tasks: readonly Json[] };
        for (const name of ['name', 'number', 'api_name', 'fields', 'fieldsets']) {
          same(`a task has ${name}`, name in (tasks[0] ?? {}), true);
        }
        denies('the detail', await ask(`/templates/${template}`, 'viewer'), 403);
      },
    },
    {
      name: 'has what each task starts with, and addresses as texts',
      run: async ({ ask, template }) => {
        const answer = await ask(`/templates/${template}`, 'owner');
        const detail = answered('detail', answer) as Json & { readonly tasks: readonly Json[] };
        for (const name of ['public_url', 'embed_url'] as const) {
          same(name, typeof detail[name], 'string');
        }
        same('updated_by', typeof detail.updated_by, 'number');
        for (const { conditions } of detail.tasks) {
          const [first] = conditions as readonly Json[];
          same('the first condition', first?.action, 'start_task');
        }
      },
    },
    {
      name: 'cannot be switched on while it asks for somebody who need not be given',
      run: async ({ ask, people }) => {
        if (!people.owner) return;
        const body = impossible('never made', people.owner);
        refusesPart('POST', await ask('/templates', 'owner', { body }), { api_name: 'who' });
      },
    },
    {
      name: 'is made by admins only',
      needs: ['member'],
      run: async ({ ask, people }) => {
        if (!people.member) return;
        const body = impossible('never made', people.member);
        denies('POST as a member', await ask('/templates', 'member', { body }), 403);
      },
    },
  ],
};
