/**
 * `npm run soak -- --rounds 2000`: each kind of page that stays open is used for that many rounds
 * (20 by default), then a person works in a window of VS Code for as many, and what is left after
 * each is held against the rule. `--plant listener` has something leak in each round of the window,
 * which has to be found; `--every 20` looks after every 20 of them; `--snapshots FOLDER` keeps heap
 * snapshots of the extension host and of the window, from the first tenth and from the end;
 * `--only pages` or `--only window` leaves the other out; `--keep` has what was shown written to
 * `docs/performance.md`, where nothing is left over. SIGINT to this process alone ends the
 * window’s part after the round under way, and what was done is judged. Needs no build before. The
 * exit code is 1 where something is left over or a heap grows, and where
 * 1,000 rounds or more do not show for certain that it is flat.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { keepFigures } from './figures.ts';
import { keepVariable, pageRoundsVariable, plants } from './orders.ts';
import { Person } from './person.ts';
import { judge, reportOf } from './report.ts';
import { passes } from './rule.ts';
import { soak } from './soak.ts';
import { openSoakWindow } from './window.ts';
import { writeWindowSnapshot } from './windowSnapshot.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    every: { type: 'string' },
    plant: { type: 'string' },
    snapshots: { type: 'string' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
// A long soak looks seldom, since each look collects garbage.
const every = Number(values.every ?? (rounds > 100 ? 20 : 2));
/** Of so many rounds, one may be given up: what a busy machine holds up once must not end hours of work. */
const givenUpAtMost = 100;
const planted = plants.filter((each) => each === values.plant);
const folder = values.snapshots;

/** Uses each kind of page that stays open. @returns whether nothing was left over. */
async function soakPages(): Promise<boolean> {
  const mocha = path.join(projectRoot, 'node_modules/mocha/bin/mocha.js');
  const tests = path.join(import.meta.dirname, 'pages.test.ts');
  const env = {
    ...process.env,
    [pageRoundsVariable]: values.rounds,
    ...(values.keep && { [keepVariable]: '1' }),
  };
  const child = spawn(process.execPath, [mocha, tests], {
    cwd: projectRoot,
    env,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

/** Has a person work in a window. @returns whether nothing was left over, and the heap is flat. */
async function soakWindow(): Promise<boolean> {
  const ending = new AbortController();
  process.once('SIGINT', () => {
    ending.abort();
  });
  const window = await openSoakWindow();
  try {
    const person = new Person(window);
    await person.begin();
    const soaked = await soak(window, person, {
      rounds,
      every,
      planted,
      mayGiveUp: rounds / givenUpAtMost,
      end: ending.signal,
      tell: (line) => {
        console.log(line);
      },
      snapshot: async (name) => {
        if (folder === undefined) return;
        const file = (process: string): string =>
          path.resolve(folder, `${process}-${name}.heapsnapshot`);
        await window.probe.tell({ do: 'snapshot', file: file('host') });
        await writeWindowSnapshot(window.browser, file('window'));
      },
    });
    const judged = judge(soaked);
    console.log(`\n${reportOf(judged)}`);
    const { hostGrowth, leftOver } = judged;
    if (values.keep && hostGrowth && leftOver.length === 0) {
      await keepFigures('The extension host', judged.rounds, hostGrowth);
    }
    return leftOver.length === 0 && (!hostGrowth || passes(hostGrowth, judged.rounds));
  } finally {
    await window.stop();
  }
}

const parts = { pages: soakPages, window: soakWindow };

await run(process.execPath, ['esbuild.js', '--production'], projectRoot);
for (const [name, part] of Object.entries(parts)) {
  if ((values.only ?? name) === name && !(await part())) process.exitCode = 1;
}
