import type { Check, CheckGroup } from '../check.ts';
import { pages, refusesPart, same, succeeds } from '../expect.ts';
import type { Answer, Json } from '../server.ts';
import type { World } from '../world.ts';

const send = ({ ask, template }: World, body: Json): Promise<Answer> =>
  ask(`/templates/${template}/run`, 'owner', { body });

/** A check that a form with these values is refused at the first of them. */
const refused = (values: Json): Check => ({
  name: `does not take ${JSON.stringify(values)}`,
  run: async (world) => {
    const [name] = Object.keys(values);
    const answer = await send(world, { kickoff: world.values(values) });
    refusesPart('the field', answer, { api_name: name });
  },
});

/** A check that a form with these values is accepted, and shown as it is kept. */
const taken = (values: Json, shown: string): Check => ({
  name: `keeps ${JSON.stringify(values)} as ${JSON.stringify(shown)}`,
  run: async (world) => {
    const [name] = Object.keys(values);
    const run = await world.launch('owner', { kickoff: world.values(values) });
    const { output } = run.kickoff as { readonly output: readonly Json[] };
    const field = output.find(({ api_name: each }) => each === name);
    same('value', field?.value, shown);
  },
});

export const launches: CheckGroup = {
  about: 'A launch',
  checks: [
    {
      name: 'is answered with the workflow, whose first task is active',
      run: async (world) => {
        const run = await world.launch();
        same('status', run.status, 0);
        const states = run.tasks.toSorted((a, b) => a.number - b.number);
        same(
          'tasks',
          states.map(({ status }) => status),
          ['active', 'pending'],
        );
      },
    },
    {
      name: 'is for starters and viewers, too',
      needs: ['member', 'viewer'],
      run: async (world) => {
        for (const as of ['member', 'viewer'] as const) {
          const { workflow_starter: starter } = await world.launch(as);
          same(`launched by the ${as}`, starter, world.people[as]?.id);
        }
      },
    },
    ...[
      { title: '' },
      { title: 5 },
      { title: 'x'.repeat(141) },
      { person: 'nobody@nowhere.example' },
      { notes: 5 },
      { size: 'many' },
      { day: '2027-02-01' },
      { place: 'Elsewhere' },
      { way: ['Left'] },
      { parts: 'A' },
      { parts: ['A', 'C'] },
      { plan: ['[a](https://elsewhere.example/files/3f0c-12345678)'] },
      { site: 'word' },
      { site: 'https://a_b.example' },
      { site: 'https://-a.example' },
      { site: 'https://a.example)' },
      { site: 'https://a.example:1' },
    ].map(refused),
    taken({ size: '12.50' }, '12.50'),
    taken({ day: 1_790_000_000 }, '1790000000'),
    taken({ parts: ['A', 'B'] }, 'A, B'),
    taken({ place: 'There' }, 'There'),
    taken({ site: 'a b.org' }, 'a b.org'),
    taken({ site: 'mailto:ole@x.org' }, 'mailto:ole@x.org'),
    {
      name: 'breaks on U+0000 in a value, and refuses it in a name',
      run: async (world) => {
        const { template, ask } = world;
        const count = async (): Promise<unknown> => {
          const answer = await ask(`/workflows?template_id=${template}&limit=1`, 'owner');
          return succeeds('GET /workflows', answer).count;
        };
        const before = await count();
        const broken = await send(world, { kickoff: world.values({ notes: 'a\0b' }) });
        pages('in a value', broken, 500);
        const named = await send(world, { name: 'a\0b', kickoff: world.values() });
        refusesPart('in a name', named, { name: 'name' });
        same('workflows', await count(), before);
      },
    },
    {
      name: 'names the part that is wrong',
      run: async (world) => {
        for (const [body, name] of [
          [{ kickoff: 'x' }, 'kickoff'],
          [{ is_urgent: 'soon' }, 'is_urgent'],
          [{ due_date_tsp: 1 }, 'due_date_tsp'],
          [{ ancestor_task_id: 999_999_999 }, 'ancestor_task_id'],
        ] as const) {
          const answer = await send(world, { kickoff: world.values(), ...body });
          refusesPart(name, answer, { name });
        }
      },
    },
  ],
};
