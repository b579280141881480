import { addressPart } from '../../../src/core/account/webAddresses.ts';
import { fieldTypes } from './fieldTypes.ts';
import { hostileLaunches } from './launches.ts';
import { hostileList, type Answers } from './service.ts';

const person = (text: string) => ({
  ...{ id: text, email: text, first_name: text, last_name: text, photo: text, status: text },
});

const field = (text: string) => (type: string, index: number) => ({
  ...{ name: text, description: text, type, is_required: false, api_name: `${text}${index}` },
  selections: [
    { id: text, value: text },
    { id: `${text}2`, value: text },
  ],
});

const workflow = (id: string | number, text: string) => ({
  id,
  name: text,
  description: text,
  is_active: !text.startsWith('[Try Again](command:'),
  tasks_count: 2,
  performers_count: 1,
  run_allowed: [person(text)],
  urls: [text],
  kickoff: { id: text, description: text, fields: fieldTypes(text).map(field(text)) },
  tasks: [1, 2].map((number) => ({
    ...{ id: `${text}${number}`, name: text, description: text, number, url: text },
    ...{ responsible: [person(text)], require_completion_by_all: false },
  })),
});

/** The answers of a hostile service in the documented API; it refuses the first launch. */
export function documentedAnswers(texts: readonly string[]): Answers {
  const list = hostileList(texts, workflow);
  const launch = hostileLaunches(list, {
    refusal: { status: 400, body: { name: texts, detail: texts, [texts[0] ?? '']: texts } },
    launched: (text) => ({ process_id: text, name: text }),
  });
  return ({ method, path }) => {
    if (method === 'POST') return launch(path);
    if (path === '/workflows') {
      return { status: 200, body: list };
    }
    const id = /^\/workflows\/([^/]+)$/.exec(path)?.[1];
    const found = list.find((each) => addressPart(String(each.id)) === id);
    return found && { status: 200, body: found };
  };
}
