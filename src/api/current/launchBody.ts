import type { LaunchRequest, LaunchValue } from '../../core/form/payload.ts';
import { wireId } from '../mapping.ts';
import { secondsOf } from './day.ts';
import type { Encoding } from './generation.ts';
import type { People } from './people.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What a link is called: the last part of its path, or else its site. */
function linkName(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  return decoded(last).replace(/[[\]\\\s\p{Cc}]+/gu, ' ');
}

/** The service takes a file as exactly one link; a bracket in its address would end that early. */
function markdownLink(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const address = url.href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${linkName(url)}](${address})`;
}

/** A person's number, from the e-mail address that the form has of them. */
function userNumber(text: string, people: People): string | number {
  const wanted = text.toLowerCase();
  const person = [...people.users.values()].find(({ email }) => email.toLowerCase() === wanted);
  return wireId(person?.id ?? text);
}

function wireValue(value: LaunchValue, encoding: Encoding, people: People): unknown {
  const wireSelection = (id: string): unknown => (encoding.selection === 'id' ? wireId(id) : id);
  switch (value.kind) {
    case 'radio':
    case 'dropdown':
      return wireSelection(value.selection);
    case 'checkbox':
      return value.selections.map(wireSelection);
    case 'date':
      return secondsOf(value.text) ?? value.text;
    case 'user':
      return encoding.user === 'id' ? userNumber(value.text, people) : value.text;
    case 'file':
      return [encoding.file === 'ids' ? wireId(value.text) : markdownLink(value.text)];
    case 'string':
    case 'text':
    case 'number':
    case 'url':
    case 'unknown':
      return value.text;
  }
}

/** Whether generations differ in how they take any of the values. */
export const dependsOnGeneration = ({ values }: LaunchRequest): boolean =>
  values.some(({ value: { kind } }) =>
    ['radio', 'dropdown', 'checkbox', 'user', 'file'].includes(kind),
  );

/** The body of a launch. `fromEntries` makes a property of any name, `__proto__` too. */
export function toLaunchBody(request: LaunchRequest, encoding: Encoding, people: People): unknown {
  const values = request.values.map(
    ({ field, value }) => [field, wireValue(value, encoding, people)] as const,
  );
  // JSON leaves a name out that is undefined.
  return { name: request.name, kickoff: Object.fromEntries(values) };
}
