import type { LaunchRequest, LaunchValue } from '../../core/form/payload.ts';

/** An id as the wire wants it: a number again where it was one. */
function wireId(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

function wireValue(value: LaunchValue): unknown {
  switch (value.kind) {
    case 'radio':
    case 'dropdown':
      return wireId(value.selection);
    case 'checkbox':
      return value.selections.map(wireId);
    case 'string':
    case 'text':
    case 'number':
    case 'date':
    case 'url':
    case 'user':
    case 'file':
    case 'unknown':
      return value.text;
  }
}

/** The body of a launch. `fromEntries` makes a property of any name, `__proto__` too. */
export function toLaunchBody(request: LaunchRequest): unknown {
  const values = request.values.map(({ field, value }) => [field, wireValue(value)] as const);
  const links = request.taskLinks.map(({ task, url }) => [task, { url }] as const);
  return {
    name: request.name,
    kickoff: Object.fromEntries(values),
    ...(links.length > 0 && { tasks: Object.fromEntries(links) }),
  };
}
