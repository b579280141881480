import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { launchSnippet, snippetKinds } from '../../../../src/core/snippets/launchSnippets.ts';

const launchWith = (kickoff: object, workflow = 'Ship it') => ({
  workflow,
  request: {
    method: 'POST',
    url: 'https://api.example.org/templates/1/run',
    body: { name: 'Week 40', kickoff },
  } as const,
});

/** The body within a here-document. */
const bodyIn = (command: string): unknown =>
  JSON.parse(/<<'JSON'\n(.*)\nJSON\n?$/s.exec(command)?.[1] ?? '');

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('${{ x }}', '!!'));

describe('A launch as code', () => {
  // The other languages are run in test/contract/snippets.
  it('has a body of any texts, in a shell and in a step', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), text, { noNullPrototype: true }), (kickoff) => {
        const launch = launchWith(kickoff, Object.keys(kickoff).join());
        assert.deepEqual(bodyIn(launchSnippet('curl', launch)), launch.request.body);
        const step = launchSnippet('gitHubActions', launch);
        const [{ run }] = parse(step) as readonly [{ readonly run: string }];
        assert.deepEqual(bodyIn(run), launch.request.body);
        assert.equal(step.match(/\$\{\{/g)?.length, 1);
      }),
    );
  });

  it('never has a line break of a value in it', () => {
    for (const kind of snippetKinds) {
      const lines = (text: string): number =>
        launchSnippet(kind, launchWith({ a: text }, text)).split(/[\n\r\u2028\u2029\u0085]/).length;
      if (kind !== 'json') assert.equal(lines('x\r\ny\u2028z\u0085\n'), lines('x'), kind);
    }
  });

  it('has a field called __proto__ as a value, not as a prototype', () => {
    const code = launchSnippet(
      'typeScript',
      launchWith(JSON.parse('{"__proto__": "x"}') as object),
    );
    assert.match(code, /\["__proto__"\]: "x"/);
  });
});
