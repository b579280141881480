import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runId, runTaskId } from '../../../../src/core/base/ids.ts';
import { visibleText } from '../../../../src/core/base/visibleText.ts';
import {
  type VscodeLink,
  linkLimit,
  linkValueLimit,
  readLink,
  writeLink,
} from '../../../../src/core/links/vscodeLink.ts';

const base = 'code://pneumatic.pneumatic';

/** What VS Code hands on of a link: its parts, decoded once. */
function handedOn(link: string): readonly [path: string, query: string] {
  const [path = '', query = ''] = link.slice(base.length).split('?');
  return [decodeURIComponent(path), decodeURIComponent(query)];
}

const faultIn = (path: string, query: string): unknown => {
  const read = readLink(path, query);
  return read.ok ? undefined : read.error;
};

const plain = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => visibleText(text));
const filled = plain.filter((text) => text.trim() !== '');
const nasty = fc.constantFrom('a&b=c', '100%25', '%', '+', '#', 'a[]', '__proto__', '🚀 "x"\n`$y`');
const text = fc.oneof(filled, nasty);
const value = fc.oneof(text, fc.constant(null), fc.array(text, { minLength: 1, maxLength: 3 }));
const optional = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(of, { nil: undefined });

const launch = fc
  .record({
    workflow: text,
    values: fc.uniqueArray(fc.tuple(text, value), { selector: ([name]) => name, maxLength: 4 }),
    name: optional(text),
    urgent: optional(fc.boolean()),
    due: optional(text),
  })
  .map(({ workflow, values, name, urgent, due }) => ({
    workflow,
    ...(name !== undefined && { name }),
    values,
    taskLinks: [],
    ...(urgent !== undefined && { urgent }),
    ...(due !== undefined && { due }),
  }));

describe('A link that VS Code opens', () => {
  const server = 'https://api.example.org/base';
  const id = fc.stringMatching(/^[\w-]{1,64}$/);
  const links: fc.Arbitrary<VscodeLink> = fc.oneof(
    launch.map((one) => ({ server, opens: 'launch', launch: one }) as const),
    id.map((one) => ({ server, opens: 'run', id: runId(one) }) as const),
    id.map((one) => ({ server: undefined, opens: 'task', id: runTaskId(one) }) as const),
  );

  it('is read as it was written, whatever signs its values have', () => {
    fc.assert(
      fc.property(links, (link) => {
        const read = readLink(...handedOn(writeLink(base, link)));
        assert.deepEqual(read, { ok: true, value: link });
      }),
    );
  });

  it('has nothing in it that ends an address in a text', () => {
    fc.assert(
      fc.property(links, (link) => {
        assert.match(writeLink(base, link), /^[\w:/.?&=%~!*'()[\]-]+$/);
      }),
    );
  });

  it('may be written by hand, encoded once', () => {
    const read = readLink(
      ...handedOn(`${base}/launch?workflow=Ship%20it&field.notes=100%25%20%C3%BC`),
    );
    assert.deepEqual(read.ok && read.value, {
      server: undefined,
      opens: 'launch',
      launch: { workflow: 'Ship it', values: [['notes', '100% ü']], taskLinks: [] },
    });
  });

  it('empties a field by an empty value', () => {
    const read = readLink('/launch', 'workflow=1&field.notes=');
    assert.deepEqual(read.ok && read.value.opens === 'launch' && read.value.launch.values, [
      ['notes', null],
    ]);
  });

  it('never makes the reader throw, and a fault names a parameter of the link', () => {
    const part = fc.tuple(fc.constantFrom('server', 'workflow', 'field.a', 'x'), fc.string());
    const query = fc.array(part).map((all) => all.map(([name, of]) => `${name}=${of}`).join('&'));
    const path = fc.oneof(fc.constantFrom('/launch', '/run/1', '/task/1'), fc.string());
    fc.assert(
      fc.property(path, fc.oneof(query, fc.string()), (at, of) => {
        const read = readLink(at, of);
        if (!read.ok && 'name' in read.error && read.error.code !== 'missing') {
          const { name } = read.error;
          assert.ok(of.split('&').some((each) => each.startsWith(name.slice(0, 1))));
        }
      }),
    );
  });
});

describe('A link that is refused', () => {
  it('leads to no known place', () => {
    for (const path of ['', '/', '/other', '/run', '/run/', '/run/a/b', '/run/..', '/launch/1'])
      assert.deepEqual(faultIn(path, ''), { code: 'unknownPlace' }, path);
  });

  it('is too long, or has a value that is', () => {
    const filler = 'x'.repeat(linkLimit);
    assert.deepEqual(faultIn('/launch', filler), { code: 'tooLong', limit: linkLimit });
    const long = 'x'.repeat(linkValueLimit + 1);
    assert.deepEqual(faultIn('/launch', `workflow=1&field.a=${long}`), {
      ...{ code: 'valueTooLong', name: 'field.a', limit: linkValueLimit },
    });
  });

  it('has a parameter twice', () => {
    for (const query of ['workflow=1&workflow=1', 'workflow=1&field.a=1&field.a=2'])
      assert.equal((faultIn('/launch', query) as { code: string }).code, 'repeated', query);
    assert.deepEqual(faultIn('/launch', 'workflow=1&field.a[]=1&field.a=2'), {
      code: 'repeated',
      name: 'field.a',
    });
    assert.equal(faultIn('/launch', 'workflow=1&field.a[]=1&field.a[]=2'), undefined);
  });

  it('has a parameter that does not belong there', () => {
    assert.deepEqual(faultIn('/run/1', 'field.a=1'), { code: 'unknownParameter', name: 'field.a' });
    assert.deepEqual(faultIn('/launch', 'workflow=1&key=pn-1'), {
      code: 'unknownParameter',
      name: 'key',
    });
    assert.deepEqual(faultIn('/launch', 'workflow=1&field.=1'), {
      code: 'unknownParameter',
      name: 'field.',
    });
  });

  it('names no workflow', () => {
    assert.deepEqual(faultIn('/launch', 'workflow=%20'), { code: 'missing', name: 'workflow' });
  });

  it('has a value with signs that deceive', () => {
    assert.deepEqual(faultIn('/launch', 'workflow=1&field.a=x\u202ey'), {
      code: 'deceptive',
      name: 'field.a',
    });
  });

  it('has an address that is no server’s, or a key in it', () => {
    for (const server of ['http://example.org', 'https://u:p@example.org', 'file:///etc', 'x y'])
      assert.deepEqual(faultIn('/run/1', `server=${server}`), {
        code: 'notServer',
        name: 'server',
      });
  });

  it('is neither urgent nor not', () => {
    assert.deepEqual(faultIn('/launch', 'workflow=1&urgent=perhaps'), {
      code: 'notTruth',
      name: 'urgent',
    });
  });
});
