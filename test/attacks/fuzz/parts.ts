/** The parts of fuzzed requests: some that the sandbox knows, some that it does not expect. */
import fc from 'fast-check';

/** Stand-ins in a fuzzed request for values that are known only when it is sent. */
export const placeholders = { port: '{port}', key: '{key}', file: '{file}' } as const;

/** Endpoints of both dialects and of all generations; `{id}` stands for any id. */
const routes = [
  ...['/workflows', '/workflows/{id}', '/workflows/{id}/run', '/workflows/{id}/events'],
  ...['/workflows/{id}/comment', '/workflows/{id}/snooze', '/workflows/{id}/resume'],
  ...[
    '/workflows/{id}/finish',
    '/workflows/{id}/return-to',
    '/workflows/count/by-workflow-starter',
  ],
  ...['/workflows/count/by-current-performer', '/workflows/count/by-template-task'],
  ...['/templates', '/templates/{id}', '/templates/{id}/run', '/templates/{id}/steps'],
  ...['/templates/{id}/fields', '/auth/context', '/accounts/user', '/accounts/users'],
  ...['/accounts/user/counters', '/accounts/groups', '/datasets', '/datasets/{id}', '/'],
  ...['/v3/tasks', '/v2/tasks/{id}', '/v2/tasks/{id}/events', '/v2/tasks/{id}/complete'],
  ...['/v2/tasks/{id}/revert', '/v2/tasks/{id}/comment', '/v2/tasks/{id}/due-date'],
  ...['/v2/tasks/checklists/{id}/mark', '/v2/tasks/checklists/{id}/unmark'],
  ...['/v2/tasks/{id}/create-performer', '/v2/tasks/{id}/delete-performer'],
  ...['/v2/tasks/{id}/create-group-performer', '/v2/tasks/{id}/delete-group-performer'],
  ...['/templates/titles-by-owners', '/templates/titles-by-workflows'],
  ...['/templates/titles-by-tasks', '/templates/titles-by-events', '/api/schema/'],
  // Paths of one's own key are left out: revoking it would end the rest of the run.
  ...['/accounts/api-keys', '/accounts/users/{id}/api-keys'],
  ...['/files/upload', '/files/{id}', '/attachments', '/storage/{id}'],
  ...['/workflows/attachments', '/workflows/attachments/{id}/publish'],
] as const;

/** Existing ids, and ids that may confuse a parser. */
const ids = [
  ...['7', '8', '9', '10', '11', '12', '1', '701', '5001', placeholders.file],
  ...['0', '-1', '1e3', '0x7', '7.0', '+7', ' 7', '99999999999999999999', 'NaN', 'null', ''],
  ...[
    '..',
    '.',
    '%2e%2e',
    '..%2f..%2fworkflows',
    '%00',
    '%',
    '%zz',
    '%ff%fe',
    'é',
    '7;x=1',
    '7%0d%0aX: y',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
] as const;

const queryNames = [
  ...['ordering', 'limit', 'offset', 'search', 'is_active', 'is_public', 'template_id', 'status'],
  ...['template_task_id', 'current_performer', 'workflow_starter', 'type', '__proto__', 'x[]'],
  ...['is_running', 'fields', 'is_external', 'is_completed', 'assigned_to'],
] as const;

/** Property names of bodies of all kinds. */
const bodyNames = [
  ...['name', 'kickoff', 'tasks', 'is_urgent', 'due_date_tsp', 'ancestor_task_id', 'url', 'id'],
  ...[
    'output',
    'task_id',
    'task_api_name',
    'text',
    'attachments',
    'date',
    'comment',
    'task',
    'release-version',
    'components',
    'release-date',
    '701',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'length', ''],
] as const;

const odd = fc.constantFrom<unknown>(
  ...[0, -0, -1, 1e308, 2 ** 53, 0.1, 1e-7, 'NaN', 'Infinity', '1e400', '', ' ', '\0', '\ud800'],
  ...['2026-02-30', '0000-00-00', '[x](javascript:alert(1))', '{{x}}', '{{', '%s', "' OR 1=1 --"],
  ...['x'.repeat(5000), true, false, null, [], {}, [[]], [null], { __proto__: null }],
);

/** The text without halves of surrogate pairs, which no URL can hold. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Fields of kick-off forms of all kinds. */
const fieldNames = [
  ...['release-version', 'release-type', 'components', 'release-date', 'changelog', 'system'],
  ...['release-captain', 'rollback-plan', 'flags', 'pier', 'batch', 'log', '__proto__'],
] as const;

/** A text that a URL can hold as it is. */
const anyText = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 }));

export const anyQuery: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...queryNames), anyText),
      fc.oneof(
        fc.constantFrom('-date', 'name', '1', '0', 'true', '-1', '1e9', '7,8', ','),
        anyText,
      ),
    ),
    { maxLength: 3 },
  )
  .map((pairs) =>
    pairs.length === 0
      ? ''
      : `?${new URLSearchParams(pairs.map(([a, b]) => [a, wellFormed(b)])).toString()}`,
  );

/** The path of an endpoint, with any id in it. */
export const anyPath: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...routes), fc.oneof(fc.constantFrom(...ids), anyText))
  .map(([route, id]) => route.replace('{id}', () => id));

const anyName = fc.oneof(fc.constantFrom(...bodyNames), anyText);

/** A path that launches in one of the dialects. */
export const launchPath = fc.constantFrom(
  ...[7, 8, 9, 10, 11, 12].flatMap((id) => [`/workflows/${id}/run`, `/templates/${id}/run`]),
);

/** A path that changes a run or a task that may exist. */
export const changePath = fc
  .tuple(fc.constantFrom(...routes.filter((route) => /id}(\/\w|$)/.test(route))), fc.nat(12))
  .map(([route, id]) => route.replace('{id}', String(id)));

/** A JSON value that resembles the body of a request here and there. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    odd,
    fc.jsonValue({ maxDepth: 1 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value;

const nested = '['.repeat(50_000);

/** The type of most bodies of `anyMultipart`. */
export const multipartType = 'multipart/form-data; boundary=fuzz';

const anyPart = fc
  .record({
    name: fc.constantFrom('"file"', '"file"', '"file"', 'file', '"__proto__"', '""', '"a', '"é\0"'),
    filename: fc.constantFrom(
      ...['', '; filename="a.txt"', '; filename="../../x"', '; filename=""', '; filename="'],
      ...["; filename*=UTF-8''%ff", `; filename="${'x'.repeat(3000)}.html"`, '; filename="\u202e"'],
    ),
    type: fc.constantFrom('', 'text/plain', 'text/html', 'image/svg+xml', 'a/b; c="', '\0'),
    content: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constant('--fuzz')),
  })
  .map(({ name, filename, type, content }) =>
    [
      ...['--fuzz', `Content-Disposition: form-data; name=${name}${filename}`],
      ...(type === '' ? [] : [`Content-Type: ${type}`]),
      ...['', content, ''],
    ].join('\r\n'),
  );

/** A form with files in it, complete or not. */
export const anyMultipart: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(anyPart, { maxLength: 3 }),
    fc.constantFrom('--fuzz--\r\n', '--fuzz--\r\n', '--fuzz--', '--fuzz', '', '\r\n--other--'),
  )
  .map(([parts, end]) => [...parts, end].join(''));

/** A body as it is sent: JSON, a form, or neither. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: anyMultipart },
  { weight: 5, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  {
    weight: 3,
    arbitrary: fc
      .dictionary(fc.constantFrom(...bodyNames), anyJson)
      .map((body) => JSON.stringify({ name: 'Fuzz', ...body })),
  },
  { weight: 1, arbitrary: anyQuery.map((query) => query.slice(1)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{', '{"name":', '[1,]', 'NaN', '\ufeff{}', '"\\ud800"', nested),
  },
);

/** The body of a launch: an object with most of the required properties. */
export const anyLaunchBody: fc.Arbitrary<string> = fc
  .record(
    {
      name: fc.oneof(fc.constantFrom('Fuzz', '{{date}} {{x}}', '{{'), anyJson),
      kickoff: fc.oneof(fc.dictionary(fc.constantFrom(...fieldNames), anyJson), anyJson),
      tasks: fc.oneof(fc.constant({}), anyJson),
      due_date_tsp: anyJson,
      is_urgent: anyJson,
      ancestor_task_id: anyJson,
    },
    { requiredKeys: ['name'] },
  )
  .map((body) => JSON.stringify(body));

export const anyMethod: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('GET', 'POST') },
  { weight: 2, arbitrary: fc.constantFrom('HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE') },
);

export const anyContentType = fc.constantFrom(
  ...['application/json', 'application/json; charset=utf-16', 'APPLICATION/JSON', 'text/plain'],
  ...[
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    multipartType,
    '',
    ';',
  ],
);
