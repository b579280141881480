import { addressPart } from '../../../src/core/account/webAddresses.ts';
import { fieldTypes } from './fieldTypes.ts';
import { followAnswers } from './followAnswers.ts';
import { hostileLaunches } from './launches.ts';
import { hostileList, type Answers } from './service.ts';

export type Dialect = 'documented' | 'current';

const field = (text: string) => (type: string, index: number) => ({
  ...{ name: text, description: text, type, is_required: false, is_hidden: false, order: index },
  ...{ api_name: `${text}${index}`, default: type === 'text' ? text : '', dataset: null },
  selections: [text, `${text} too`].map((value) => ({ api_name: value, value })),
});

const template = (id: string | number, text: string) => ({
  id,
  name: text,
  description: text,
  is_active: !text.startsWith('[Try Again](command:'),
  tasks_count: 2,
  wf_name_template: text,
  owners: [{ type: 'user', source_id: 1, role: text }],
  kickoff: {
    description: text,
    fields: fieldTypes(text).map(field(text)),
    fieldsets: [
      {
        ...{ api_name: `set ${text}`, title: text, name: text, description: text, order: 1 },
        fields: [field(`${text} in a set`)('string', 0)],
      },
    ],
  },
  tasks: [1, 2].map((number) => ({
    ...{ id: number, api_name: `${text}${number}`, name: text, description: text, number },
    raw_performers: [{ type: text, source_id: text, label: text }],
  })),
});

const user = (text: string) => ({
  ...{ id: 1, email: text, first_name: text, last_name: text, photo: text, status: text },
});

const ok = (body: unknown) => ({ status: 200, body });
const page = (results: readonly unknown[]) =>
  ok({ count: results.length, next: null, previous: null, results });

/** The answers of a hostile service in today's API; it refuses the first launch. */
export function currentAnswers(texts: readonly string[]): Answers {
  const list = hostileList(texts, template);
  const [first = ''] = texts.slice(10);
  const fixed: Readonly<Record<string, unknown>> = {
    '/templates': page(list),
    '/auth/context': ok({ ...user(first), account: { name: first } }),
    '/accounts/user': ok({ ...user(first), account: { name: first } }),
    '/accounts/users': ok(texts.map((text, id) => ({ ...user(text), id }))),
    '/accounts/groups': ok(texts.map((name, id) => ({ id, name, users: [1] }))),
  };
  const follow = followAnswers(texts);
  const message = texts.join(' ');
  const launch = hostileLaunches(list, {
    refusal: { status: 400, body: { message, code: message, details: { reason: message } } },
    launched: (text) => ({ id: text, name: text, template: text, status: text }),
  });
  return ({ method, path }) => {
    if (method === 'POST') return launch(path);
    const answer = fixed[path];
    if (answer !== undefined) return answer as ReturnType<Answers>;
    const followed = follow(path);
    if (followed !== undefined) return Array.isArray(followed) ? page(followed) : ok(followed);
    const id = /^\/templates\/([^/]+)$/.exec(path)?.[1];
    const found = list.find((each) => addressPart(String(each.id)) === id);
    return found && ok(found);
  };
}
