/**
 * `npm run soak -- --rounds 2000`: a person works in a window of VS Code for that many rounds (20 by
 * default), and what is left after each is held against the rule. `--plant listener` has something
 * leak in each round, which has to be found; `--every 20` looks after every 20 rounds;
 * `--snapshots FOLDER` keeps a heap snapshot of the extension host from the first tenth and from the
 * end. Needs no build before. The exit code is 1 where something is left over or a heap grows.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { plants } from './orders.ts';
import { Person } from './person.ts';
import { judge, reportOf } from './report.ts';
import { verdictOn } from './rule.ts';
import { soak } from './soak.ts';
import { openSoakWindow } from './window.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    every: { type: 'string' },
    plant: { type: 'string' },
    snapshots: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
// A long soak looks seldom, since each look collects garbage.
const every = Number(values.every ?? (rounds > 100 ? 20 : 2));
/** Of so many rounds, one may be given up: what a busy machine holds up once must not end hours of work. */
const givenUpAtMost = 100;
const planted = plants.filter((each) => each === values.plant);
const folder = values.snapshots;

await run(process.execPath, ['esbuild.js', '--production'], projectRoot);
const window = await openSoakWindow();
try {
  const person = new Person(window);
  await person.begin();
  const soaked = await soak(window, person, {
    rounds,
    every,
    planted,
    mayGiveUp: rounds / givenUpAtMost,
    tell: (line) => {
      console.log(line);
    },
    snapshot: async (name) => {
      if (folder === undefined) return;
      const file = path.resolve(folder, `${name}.heapsnapshot`);
      await window.probe.tell({ do: 'snapshot', file });
    },
  });
  const judged = judge(soaked);
  console.log(`\n${reportOf(judged)}`);
  const growths = [judged.hostGrowth, judged.pagesGrowth];
  const grows = growths.some((growth) => growth && verdictOn(growth) === 'grows');
  if (grows || judged.leftOver.length > 0) process.exitCode = 1;
} finally {
  await window.stop();
}
