import assert from 'node:assert/strict';
import { sendLaunch } from '../../support/sandboxRequest.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { emailOf } from '../../support/members.ts';

interface FieldCase {
  readonly type: string;
  readonly workflow: number;
  readonly field: string;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
  readonly message: RegExp;
}

const cases: readonly FieldCase[] = [
  {
    type: 'string',
    workflow: 7,
    field: 'release-version',
    good: ['5.0.0', '<b>', 'constructor'],
    bad: [5, true, ['5.0.0'], { a: 1 }],
    message: /^Send a text\.$/,
  },
  {
    type: 'text',
    workflow: 7,
    field: 'rollback-plan',
    good: ['a\nb', '', null],
    bad: [5, ['a']],
    message: /^Send a text\.$/,
  },
  {
    type: 'radio',
    workflow: 7,
    field: 'release-type',
    good: [7001, 7003],
    bad: ['7001', 'Patch', 7004, 1, [7001], 7001.5],
    message: /is not the id of a selection: 7001 \(Patch\), 7002 \(Minor\), 7003 \(Major\)\.$/,
  },
  {
    type: 'dropdown',
    workflow: 2,
    field: 'severity',
    good: [2001],
    bad: ['Critical', 2004, false],
    message: /is not the id of a selection: 2001 \(Critical\)/,
  },
  {
    type: 'checkbox',
    workflow: 7,
    field: 'components',
    good: [[7004], [7007, 7004]],
    bad: [7004, '7004', [7001], ['7004'], [7004, 7004], { 0: 7004 }],
    message: /id of a selection|list of ids of selections|each selection once/,
  },
  {
    type: 'date',
    workflow: 7,
    field: 'release-date',
    good: ['2026-04-20', '2028-02-29'],
    bad: ['2026-02-29', '2026-13-01', '20.04.2026', '2026-4-2', '2026-04-20T00:00:00Z', 1776643200],
    message: /^Send a date as YYYY-MM-DD\.$/,
  },
  {
    type: 'number',
    workflow: 2,
    field: 'marinas',
    good: ['12', '-0.5', '.5', '5.', 12, 0],
    bad: ['12,5', '1e3', 'many', '1 000', true, [1]],
    message: /^Send a number/,
  },
  {
    type: 'url',
    workflow: 7,
    field: 'changelog',
    good: ['https://wiki/page', 'example.com', 'example.com:8080/a?b#c', 'localhost/x'],
    bad: [
      'nowhere',
      'example.com/a b',
      'mailto:a@example.com',
      'javascript:alert(1)',
      'https://',
      3,
    ],
    message: /^Send a web address/,
  },
  {
    type: 'user',
    workflow: 7,
    field: 'release-captain',
    good: [emailOf('aiko'), 'AIKO.TANAKA@blueharbor.example'],
    bad: ['Aiko Tanaka', 'aiko@blueharbor.example', 5],
    message: /^Send the e-mail address of a person of this account\.$/,
  },
  {
    type: 'file',
    workflow: 2,
    field: 'evidence',
    good: ['https://files.example/a.png', 'http://files.example/a'],
    bad: ['files.example/a.png', 'file:///etc/hosts', 'ftp://files.example/a', 'https://', 1],
    message: /^Send a link to the file that starts with http/,
  },
  {
    type: 'unknown',
    workflow: 5,
    field: 'mood',
    good: ['5', 'quite'],
    bad: [5, [5]],
    message: /^Send a text\.$/,
  },
];

describe('What the sandbox says about the value of a field', () => {
  const sandbox = useSandbox();

  const saidOf = async (workflow: number, field: string, value: unknown): Promise<unknown> => {
    const { status, body } = await sendLaunch(sandbox(), workflow, { kickoff: { [field]: value } });
    // The name is missing, so that nothing is launched.
    assert.equal(status, 400);
    const { kickoff } = body as { readonly kickoff?: Record<string, unknown> };
    return kickoff?.[field];
  };

  for (const { type, workflow, field, good, bad, message } of cases) {
    for (const value of good) {
      it(`takes ${JSON.stringify(value)} for a field of type ${type}`, async () => {
        assert.equal(await saidOf(workflow, field, value), undefined);
      });
    }
    for (const value of bad) {
      it(`does not take ${JSON.stringify(value)} for a field of type ${type}`, async () => {
        const said = await saidOf(workflow, field, value);
        assert.ok(Array.isArray(said) && said.length > 0, JSON.stringify(said));
        for (const each of said) assert.match(String(each), message);
      });
    }
  }

  for (const value of [undefined, null, '', '  ', []]) {
    it(`misses a required field that is ${value === undefined ? 'left out' : JSON.stringify(value)}`, async () => {
      assert.deepEqual(await saidOf(7, 'release-version', value), ['This field is required.']);
      assert.deepEqual(await saidOf(7, 'components', value), ['This field is required.']);
    });
  }

  for (const field of ['nothing', '__proto__', 'constructor', 'name']) {
    it(`knows no field ${field}`, async () => {
      const { status, body } = await sendLaunch(
        sandbox(),
        10,
        JSON.parse(`{"name": "x", "kickoff": {"${field}": "x"}}`),
      );
      assert.equal(status, 400);
      assert.equal(
        JSON.stringify(body),
        `{"kickoff":{"${field}":["The kick-off form has no field with this api_name."]}}`,
      );
    });
  }
});

describe('What the sandbox says about the rest of a launch', () => {
  const sandbox = useSandbox();
  const problems = async (body: unknown): Promise<unknown> => {
    const answer = await sendLaunch(sandbox(), 10, body);
    assert.equal(answer.status, 400);
    return answer.body;
  };
  const noLink = ['Send an address that starts with http:// or https://.'];

  it('misses the name', async () => {
    assert.deepEqual(await problems({}), { name: ['This field is required.'] });
    assert.deepEqual(await problems({ name: null }), { name: ['This field is required.'] });
  });

  it('wants a name that is a text and not blank', async () => {
    assert.deepEqual(await problems({ name: ' \n' }), { name: ['This field may not be blank.'] });
    assert.deepEqual(await problems({ name: 5 }), { name: ['Send a text.'] });
  });

  it('wants objects for the kick-off form and the tasks', async () => {
    assert.deepEqual(await problems({ name: 'x', kickoff: [], tasks: 'x' }), {
      kickoff: ['Send an object of values by the api_name of their field.'],
      tasks: ['Send an object of {"url": …} by the id of their task.'],
    });
  });

  it('knows no task of another workflow', async () => {
    assert.deepEqual(await problems({ name: 'x', tasks: { 701: { url: 'https://a.b/' } } }), {
      tasks: { 701: ['The workflow has no task with this id.'] },
    });
  });

  for (const url of ['example.com', '', 'ftp://a.b/', 'javascript:alert(1)', null, 5, undefined]) {
    it(`does not take ${url === undefined ? 'nothing' : JSON.stringify(url)} for the link of a task`, async () => {
      assert.deepEqual(await problems({ name: 'x', tasks: { 1002: { url } } }), {
        tasks: { 1002: { url: noLink } },
      });
    });
  }

  it('lets only the link of a task be replaced', async () => {
    const task = { url: 'https://a.b/', name: 'Other' };
    assert.deepEqual(await problems({ name: 'x', tasks: { 1002: task, 1003: 'https://a.b/' } }), {
      tasks: {
        1002: { name: ['For now, only url can be overwritten.'] },
        1003: ['Send an object with url.'],
      },
    });
  });

  it('names a property that a launch does not have', async () => {
    assert.deepEqual(await problems({ name: 'x', nmae: 'x' }), {
      nmae: ['A launch has no such property.'],
    });
  });

  it('names everything that is wrong at once', async () => {
    const { status, body } = await sendLaunch(sandbox(), 7, {
      name: '',
      kickoff: { 'release-version': '4.12.0', 'release-type': 1, components: [7004], other: 1 },
      tasks: { 701: { url: 'x' }, 9: {} },
    });
    assert.equal(status, 400);
    const { kickoff, ...rest } = body as { readonly kickoff: object };
    assert.deepEqual(Object.keys(kickoff), [
      'release-version',
      'release-type',
      'release-date',
      'release-captain',
      'other',
    ]);
    assert.deepEqual(rest, {
      name: ['This field may not be blank.'],
      tasks: { 701: { url: noLink }, 9: ['The workflow has no task with this id.'] },
    });
  });
});
