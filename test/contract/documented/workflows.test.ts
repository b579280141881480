import assert from 'node:assert/strict';
import { send } from '../../support/sandboxRequest.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { emailOf } from '../../support/members.ts';

const newestFirst = [7, 12, 11, 10, 8, 9, 6, 5, 4, 3, 2, 1, 13];
const byName = [4, 6, 5, 8, 1, 2, 13, 10, 12, 7, 9, 11, 3];

const maya = {
  id: 1,
  email: emailOf('maya'),
  first_name: 'Maya',
  last_name: 'Lindqvist',
  photo: 'https://blueharbor.example/people/maya.jpeg',
  status: 'active',
};

describe('The sandbox’s workflows', () => {
  const sandbox = useSandbox();

  const ids = async (query: string): Promise<readonly unknown[]> => {
    const { status, body } = await send(sandbox(), `/workflows${query}`);
    assert.equal(status, 200);
    return (body as readonly { readonly id: unknown }[]).map(({ id }) => id);
  };
  const listed = async (id: number): Promise<Record<string, unknown>> => {
    const { body } = await send(sandbox(), '/workflows');
    const found = (body as Record<string, unknown>[]).find((each) => each.id === id);
    assert.ok(found);
    return found;
  };

  it('are listed newest first unless asked otherwise', async () => {
    assert.deepEqual(await ids(''), newestFirst);
    assert.deepEqual(await ids('?ordering=-date'), newestFirst);
  });

  it('are listed oldest first by date', async () => {
    assert.deepEqual(await ids('?ordering=date'), newestFirst.toReversed());
  });

  it('are listed by name whatever its letter case, both ways', async () => {
    assert.deepEqual(await ids('?ordering=name'), byName);
    assert.deepEqual(await ids('?ordering=-name'), byName.toReversed());
  });

  for (const ordering of ['', 'id', 'NAME', '--date', 'date,name']) {
    it(`are not listed in the order "${ordering}"`, async () => {
      const { status, body } = await send(sandbox(), `/workflows?ordering=${ordering}`);
      assert.equal(status, 400);
      assert.match(JSON.stringify(body), /"ordering":\["[^[]*Send one of -date, date, name, -name/);
    });
  }

  it('have their properties in the list', async () => {
    const workflow = await listed(10);
    assert.deepEqual(
      { ...workflow, run_allowed: (workflow.run_allowed as unknown[])[0] },
      {
        id: 10,
        name: 'on-call handover',
        is_active: true,
        description: 'Every Monday at 09:00 UTC: the pager changes hands. Takes ten minutes.',
        performers_count: 2,
        tasks_count: 3,
        run_allowed: maya,
        urls: ['grafana.com', 'pagerduty.com'],
        kickoff: { id: 60, description: '', fields: [] },
      },
    );
  });

  it('have selections on every field in the list, empty where there is no choice', async () => {
    const { kickoff } = await listed(12);
    assert.deepEqual(kickoff, {
      id: 62,
      description: '',
      fields: [
        {
          name: 'Quarter',
          description: '',
          type: 'dropdown',
          is_required: true,
          api_name: 'quarter',
          selections: [
            { id: 12001, value: 'Q1' },
            { id: 12002, value: 'Q2' },
            { id: 12003, value: 'Q3' },
            { id: 12004, value: 'Q4' },
          ],
        },
        {
          name: 'Export of all accounts',
          description: 'A link to it.',
          type: 'file',
          is_required: true,
          api_name: 'export',
          selections: [],
        },
      ],
    });
  });

  it('say who may run them, and which are inactive', async () => {
    const keys = await listed(11);
    assert.equal(keys.is_active, true);
    assert.deepEqual(
      (keys.run_allowed as { readonly id: number }[]).map(({ id }) => id),
      [3, 4],
    );
    assert.equal((await listed(12)).is_active, false);
    assert.equal((await listed(13)).is_active, false);
  });

  it('have their properties and their tasks when asked for one by one', async () => {
    const { status, body } = await send(sandbox(), '/workflows/10');
    assert.equal(status, 200);
    const { run_allowed: allowed, tasks, ...rest } = body as Record<string, unknown[]>;
    assert.deepEqual(rest, {
      id: 10,
      tasks_count: 3,
      name: 'on-call handover',
      description: 'Every Monday at 09:00 UTC: the pager changes hands. Takes ten minutes.',
      is_active: true,
      finalizable: false,
      kickoff: { id: 60, description: '', fields: [] },
    });
    assert.deepEqual(allowed?.[0], maya);
    assert.deepEqual(tasks?.[1], {
      id: 1002,
      name: 'Test the pager',
      description: null,
      number: 2,
      responsible: [maya],
      url: 'https://www.pagerduty.com/',
      require_completion_by_all: false,
    });
  });

  it('say of a task that all must complete it', async () => {
    const { body } = await send(sandbox(), '/workflows/7');
    const { finalizable, tasks } = body as {
      readonly finalizable: boolean;
      readonly tasks: readonly Record<string, unknown>[];
    };
    assert.equal(finalizable, true);
    assert.deepEqual(
      tasks.map((task) => [task.number, task.require_completion_by_all, task.url === null]),
      [
        [1, false, false],
        [2, false, false],
        [3, true, true],
        [4, false, false],
        [5, false, false],
        [6, false, false],
      ],
    );
  });

  it('have selections on fields of choice only, one by one', async () => {
    const { body } = await send(sandbox(), '/workflows/7');
    const { fields } = (body as { readonly kickoff: { readonly fields: readonly object[] } })
      .kickoff;
    assert.deepEqual(fields[0], {
      name: 'Release version',
      type: 'string',
      is_required: true,
      description:
        'Such as 4.13.0. A version can be released only once: 4.11.0 and 4.12.0 are out already.',
      api_name: 'release-version',
    });
    assert.deepEqual(fields[1], {
      name: 'Release type',
      type: 'radio',
      is_required: true,
      description: 'Decides who has to approve.',
      api_name: 'release-type',
      selections: [
        { id: 7001, value: 'Patch' },
        { id: 7002, value: 'Minor' },
        { id: 7003, value: 'Major' },
      ],
    });
    assert.deepEqual(
      fields.map((field) => 'selections' in field),
      [false, true, true, false, false, false, false, true],
    );
  });

  it('are answered to HEAD without a body', async () => {
    const { status, body } = await send(sandbox(), '/workflows', { method: 'HEAD' });
    assert.deepEqual([status, body], [200, undefined]);
  });
});
