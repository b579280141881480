import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Report, addReports, reportVariable } from '../../support/report.ts';
import { root } from '../../support/root.ts';
import { readOptions } from '../../run/options.ts';
import { type SuiteName, planOf, suiteNames } from '../../run/suites.ts';
import { summaryOf } from '../../run/summary.ts';

const namesOf = (suites: readonly SuiteName[]): readonly string[] => {
  const { first, then } = planOf(suites, { cached: false });
  return [...first, ...then].map(({ name }) => name);
};

describe('what a run of the suites is asked for', () => {
  it('is everything, if nothing is named', () => {
    assert.deepEqual(readOptions([]), { suites: suiteNames, cached: false });
  });

  it('is what is named, in each way of naming several', () => {
    const wanted = { suites: ['host', 'ui'], cached: false };
    assert.deepEqual(readOptions(['--only', 'host,ui']), wanted);
    assert.deepEqual(readOptions(['--only', 'host', 'ui']), wanted);
    assert.deepEqual(readOptions(['--only', 'host', '--only', 'ui']), wanted);
  });

  it('is four suites with what is known of before, if it has to be quick', () => {
    assert.deepEqual(readOptions(['--quick']), {
      suites: ['types', 'lint', 'unit', 'manifest'],
      cached: true,
    });
  });

  it('is refused with all names, if there is no such suite', () => {
    assert.equal(
      readOptions(['--only', 'hots,ui']),
      `There is no suite “hots”. The suites are: ${suiteNames.join(', ')}.`,
    );
    const misspelled = readOptions(['--onyl', 'host']);
    assert.ok(typeof misspelled === 'string' && misspelled.includes('--onyl'));
  });
});

describe('the plan of a run', () => {
  it('has what a suite needs, once and before it', () => {
    assert.deepEqual(namesOf(['ui', 'host']), [
      'VS Code and browser',
      'Build',
      'Tests through the workbench, on today’s API',
      'Tests through the workbench, on the documented API',
      'Tests in the extension host',
    ]);
    assert.deepEqual(namesOf(['types']), ['Types']);
    assert.deepEqual(namesOf(['manifest']), ['Build', 'Manifest tests']);
  });

  it('has every folder of tests', () => {
    const { first, then } = planOf(suiteNames, { cached: false });
    const folders = [...first, ...then].flatMap(({ tests }) => tests ?? []);
    assert.deepEqual(
      [...new Set(folders)].sort(),
      [
        'attacks',
        'commands',
        'contract',
        'faults',
        'host',
        'manifest',
        'soak',
        'ui',
        'unit',
        'webview',
      ].map((folder) => `test/${folder}/**/*.test.ts`),
    );
  });
});

const sample = `
  describe('a suite', () => {
    it('is quick', () => {});
    it('takes a while', (done) => { setTimeout(done, 30); });
    it('fails', () => { throw new Error('as it has to'); });
    it.skip('is left out', () => {});
    describe('with a hook', () => {
      before('that fails', () => { throw new Error('as well'); });
      it('never runs', () => {});
    });
  });
`;

/** Runs this file's sample with our reporter. */
async function reportOf(...options: readonly string[]): Promise<Report> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-report-'));
  try {
    const [file, report] = [path.join(folder, 'a.test.ts'), path.join(folder, 'report.json')];
    await writeFile(file, sample);
    const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
    const child = spawn(process.execPath, [mocha, ...options, file], {
      cwd: root,
      env: { ...process.env, [reportVariable]: report },
    });
    await text(child.stdout);
    return JSON.parse((await readFile(report, 'utf8')).replaceAll(folder, '')) as Report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the report of a suite', () => {
  for (const options of [[], ['--parallel', '--jobs', '2']]) {
    it(`has counts, slow tests and failures with their file ${options.join(' ')}`, async () => {
      const { passed, failed, skipped, slowest, failures } = await reportOf(...options);
      assert.deepEqual([passed, failed, skipped], [2, 2, 1]);
      assert.deepEqual(
        slowest.map(({ title, file }) => [title, file]),
        [
          ['a suite › takes a while', '/a.test.ts'],
          ['a suite › is quick', '/a.test.ts'],
        ],
      );
      assert.deepEqual(failures, [
        { title: 'a suite › fails', file: '/a.test.ts', message: 'as it has to' },
        {
          title: 'a suite › with a hook › "before all" hook: that fails for "never runs"',
          file: '/a.test.ts',
          message: 'as well',
        },
      ]);
    });
  }
});

describe('the end of a run', () => {
  const inFile = (file: string, milliseconds: number): Report => ({
    passed: 1,
    failed: 0,
    skipped: 0,
    slowest: [{ title: `of ${file}`, file: path.join(root, file), milliseconds }],
    failures: [],
  });

  it('lists the ten slowest tests of all suites, by their sources', () => {
    const reports = Array.from({ length: 12 }, (_, index) => inFile(`${index}.ts`, index * 1000));
    const lines = summaryOf(
      addReports([inFile('out/test/host/form/drafts.test.cjs', 61_234), ...reports]),
    ).split('\n');
    assert.deepEqual(lines.slice(2, 4), [
      '   61.2 s  test/host/form/drafts.test.ts: of out/test/host/form/drafts.test.cjs',
      '   11.0 s  11.ts: of 11.ts',
    ]);
    assert.equal(lines.filter((line) => / s {2}/.test(line)).length, 10);
  });

  it('repeats failures above the closing line, which is alone', () => {
    const failures = [{ title: 'all › is well', file: path.join(root, 'a.ts'), message: '1\n2' }];
    const report: Report = { ...inFile('b.ts', 5), failed: 1, skipped: 3, failures };
    assert.equal(
      summaryOf(report).split('\n\n').slice(1).join('\n\n'),
      'Failed:\n  a.ts: all › is well\n      1\n      2\n\n' +
        '3 skipped; the reasons are in the tests.\n\n1 passed, 1 failed',
    );
  });
});
