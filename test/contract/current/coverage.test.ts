import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../support/root.ts';
import { facts } from './facts.ts';

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const files = globSync('test/contract/current/*.test.ts', { cwd: root });
/** Tests of the client concern what the client does with the facts, not the facts themselves. */
const ofFacts = files.filter((file) => !path.basename(file).startsWith('client'));

/** The titles of the tests in a source, with `…` for inserted values. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/\bit\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)].map(([, , title = '']) =>
    title.replaceAll(/\$\{[^}]*\}/g, '…'),
  );

/** The section of a fact at the end of a title, with further words about it. */
const section = / \((§[\d.]+)[^()]*\)$/;

function titlesBySection(): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const title of ofFacts.flatMap((file) => titlesIn(textOf(file)))) {
    const [reference = '', name = ''] = section.exec(title) ?? [];
    if (name !== '') (found[name] ??= []).push(title.slice(0, -reference.length));
  }
  return found;
}

/** The methods of the interfaces that make up `PneumaticApi`. */
function methods(): readonly string[] {
  const files = [
    'src/core/api.ts',
    'src/core/runs/runsApi.ts',
    'src/core/runs/talkApi.ts',
    'src/core/tasks/tasksApi.ts',
    'src/core/news/newsApi.ts',
  ];
  const source = files.map(textOf).join('\n');
  const bodies = ['PneumaticApi', 'RunsApi', 'TalkApi', 'TasksApi', 'NewsApi'].map(
    (name) => new RegExp(`^export interface ${name} [^]*?^}`, 'm').exec(source)?.[0] ?? '',
  );
  return bodies.flatMap((body) =>
    [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name),
  );
}

describe('The contract suite of today’s dialect', () => {
  it('has a test for every fact, and names every fact that it tests', () => {
    const found = titlesBySection();
    assert.deepEqual(Object.keys(found).toSorted(), Object.keys(facts).toSorted());
    for (const [name, titles] of Object.entries(facts)) {
      assert.deepEqual(found[name]?.toSorted(), [...titles].toSorted(), name);
    }
  });

  it('has tests in every section about what a client of workflows and runs meets', () => {
    // The sections without webhooks (§3.10) and public forms (§3.11): a client with a key needs
    // neither.
    const sections = [
      ...['§1', '§1.1', '§2', '§3.1', '§3.2', '§3.3', '§3.4', '§3.5', '§3.6', '§3.7', '§3.8'],
      ...['§3.9', '§4', '§4.1', '§4.2', '§4.3', '§4.4'],
    ];
    for (const name of sections) assert.ok(facts[name]?.length, name);
  });

  it('has the client ask for everything that it can do', () => {
    const all = methods();
    assert.ok(all.length > 20);
    const ofCode = globSync('test/contract/snippets/*.test.ts', { cwd: root });
    const sources = [...files, ...ofCode].map(textOf).join('\n');
    const missing = all.filter((name) => !new RegExp(`\\.${name}\\(`).test(sources));
    assert.deepEqual(missing, []);
  });
});
