import assert from 'node:assert/strict';
import type { Problem } from '../../../src/core/form/validate.ts';
import { fieldId, taskId } from '../../../src/core/base/ids.ts';
import { problemText } from '../../../src/protocol/fieldStrings.ts';
import type { KickoffStrings } from '../../../src/protocol/kickoffPage.ts';
import { format } from '../../../src/core/base/format.ts';

describe('A text with places', () => {
  const cases = [
    ['{0} of {1}', ['a', 2], 'a of 2'],
    ['{1}{0}{1}', ['a', 'b'], 'bab'],
    ['{0}', ['{1}', 'x'], '{1}'],
    ['{0}', ['$&'], '$&'],
    ['{0} {5}', ['a'], 'a {5}'],
    ['{x} {} 0', ['a'], '{x} {} 0'],
    ['{0}', [''], ''],
    ['{0}', [0], '0'],
  ] as const;
  for (const [text, parts, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${text}`, () => {
      assert.equal(format(text, ...parts), expected);
    });
  }
});

describe('A problem in words', () => {
  const strings = {
    problemRequired: 'Required',
    problemTooLong: 'At most {0}, not {1}',
    problemNotNumber: 'No number',
    problemAmbiguousNumber: 'Two numbers',
    problemNotDate: 'No date',
    problemNotUrl: 'No address',
    problemNotLink: 'No link',
    problemNotUploaded: 'No file',
    problemNotOffered: 'Not offered',
    problemNotAssignee: 'A stranger',
    problemNotFuture: 'Over',
  } as KickoffStrings;
  const field = { part: 'field', id: fieldId('f') } as const;
  const link = { part: 'taskLink', id: taskId('1') } as const;
  const cases: readonly (readonly [Problem, string])[] = [
    [{ target: field, code: 'required' }, 'Required'],
    [{ target: field, code: 'tooLong', limit: 5, length: 7 }, 'At most 5, not 7'],
    [{ target: field, code: 'notNumber' }, 'No number'],
    [{ target: field, code: 'ambiguousNumber' }, 'Two numbers'],
    [{ target: field, code: 'notDate' }, 'No date'],
    [{ target: field, code: 'notUrl' }, 'No address'],
    [{ target: link, code: 'notUrl' }, 'No link'],
    [{ target: field, code: 'notUploaded' }, 'No file'],
    [{ target: field, code: 'notOffered' }, 'Not offered'],
    [{ target: field, code: 'notAssignee' }, 'A stranger'],
    [{ target: { part: 'due' }, code: 'notFuture' }, 'Over'],
  ];
  for (const [problem, expected] of cases) {
    it(`is ${expected} for ${problem.code} of a ${problem.target.part}`, () => {
      assert.equal(problemText(strings, problem), expected);
    });
  }
});
