import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BenchRun } from '../../bench/benchRun.ts';
import { sizedFigure, timeFigure } from '../../bench/figures.ts';
import { report } from '../../bench/report/page.ts';
import { keptSoaks, readRun } from '../../bench/report/write.ts';
import { soakFigures } from '../../soak/figures.ts';
import { root } from '../../support/root.ts';

const rounds = (time: number) => Array.from({ length: 5 }, () => time);
const sized = (size: number, ours: number) =>
  sizedFigure(
    { of: 'list & show', size, counted: 'workflows' },
    { reference: rounds(size / 100), ours: rounds(ours) },
    { ratio: 1.5 },
  );

const made: BenchRun = {
  measured: '2026-01-02',
  machine: { processor: 'P', cores: 2, memory: 8, system: 'Linux x64', node: 'v24.0.0' },
  groups: [
    {
      name: 'lists',
      title: 'Lists',
      figures: [
        sized(100, 1.1),
        sized(10_000, 190),
        timeFigure('launch', { reference: rounds(4), ours: rounds(5) }),
      ],
    },
  ],
};

describe('the report of the bench', () => {
  const soaks = {
    name: 'hours',
    title: 'For hours',
    figures: soakFigures('A page', 434, { perRound: 614, atLeast: 307, atMost: 1024 - 102.4 }),
  };
  const [page, ...charts] = report(made, soaks);

  it('has each figure beside its floor, and says which aims are missed', () => {
    const rows = page?.content.split('\n').filter((line) => line.startsWith('| ')) ?? [];
    assert.deepEqual(rows.slice(2), [
      '| 100 workflows: list & show | 1.00 ms | 1.10 ms | 1.10 | ratio ≤ 1.50 | met |',
      '| 10,000 workflows: list & show | 100 ms | 190 ms | 1.90 | ratio ≤ 1.50 | **missed** |',
      '| launch | 4.00 ms | 5.00 ms | 1.25 |  |  |',
      '| ours / floor | floor | ours | ratio | aim | |',
      '| --- | --: | --: | --: | --- | --- |',
      '| A page: growth of the heap in a round, at most, with 95 % / tolerated | 1.00 KB | 0.90 KB | 0.90 | ≤ 1 KB | met |',
      '| A page: rounds / of eight hours | 2,000 rounds | 434 rounds | 0.22 | ≥ 2,000 | **missed** |',
    ]);
    assert.match(page?.content ?? '', /Of 4 aims, 2 are met/);
  });

  it('draws a chart for what was measured at several sizes, and shows it in the page', () => {
    assert.deepEqual(
      charts.map(({ path: name }) => name),
      ['performance/lists-list-show.svg'],
    );
    assert.match(charts[0]?.content ?? '', /<title|aria-label="list &#38; show"/);
    assert.match(
      page?.content ?? '',
      /<img src="performance\/lists-list-show.svg" alt="list & show, ratio over size: 1.10 at 100 workflows, 1.90 at 10k workflows">/,
    );
  });

  it('is in docs as the last run has made it: `npm run bench` writes it again', async () => {
    const docs = path.join(root, 'docs');
    const last = await readRun(path.join(docs, 'performance.json'));
    const files = report(last, await keptSoaks());
    for (const file of files) {
      assert.equal(await readFile(path.join(docs, file.path), 'utf8'), file.content);
    }
    assert.deepEqual(
      (await readdir(path.join(docs, 'performance'))).toSorted(),
      files
        .slice(1)
        .map((file) => path.basename(file.path))
        .toSorted(),
    );
  });
});
