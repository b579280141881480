/** What is left after a person has worked in a window for a while, and what is asked while nobody looks. */
import assert from 'node:assert/strict';
import { eventually } from '../vscode/eventually.ts';
import { Person } from './person.ts';
import { judge, reportOf } from './report.ts';
import { type HeapPoint, growthOf, settled, verdictOn } from './rule.ts';
import { type Soaked, soak } from './soak.ts';
import { type SoakWindow, openSoakWindow } from './window.ts';

/**
 * The growth that 20 rounds may show, in bytes a round: code is still being compiled then, and the
 * window of VS Code fills its own caches. Long runs of the host go by the bound of the rule.
 */
const shortRun = { host: 256 * 1024, window: 1024 * 1024 } as const;

/** Rounds that do nothing but keep a text, which are quick enough for a heap to tell. */
const quickRounds = { looks: 10, every: 200 } as const;

/** Says with each look what is left, where somebody wants to see it. */
const tell = (line: string): void => {
  if (process.env.PNEUMATIC_SOAK_TELLS !== undefined) console.log(line);
};

describe('Hours of use', function () {
  this.timeout(30 * 60_000);
  let window: SoakWindow;
  let person: Person;
  let soaked: Soaked;

  before('a person works for 20 rounds', async () => {
    window = await openSoakWindow();
    person = new Person(window);
    await person.begin();
    soaked = await soak(window, person, { rounds: 20, every: 2, tell });
  });
  after(() => window.stop());

  it('leave nothing over', () => {
    const judged = judge(soaked);
    assert.deepEqual(judged.leftOver, [], reportOf(judged));
  });

  it('do not have the heaps grow, as far as 20 rounds can tell', () => {
    const judged = judge(soaked);
    const { hostGrowth, windowGrowth } = judged;
    assert.ok(hostGrowth && windowGrowth);
    assert.notEqual(verdictOn(hostGrowth, shortRun.host), 'grows', reportOf(judged));
    assert.notEqual(verdictOn(windowGrowth, shortRun.window), 'grows', reportOf(judged));
  });

  it('show a listener and a watcher that are left over in each round, if they are ended early, too', async () => {
    const ending = new AbortController();
    let looks = 0;
    const ended = await soak(window, person, {
      ...{ rounds: 100, every: 1, planted: ['listener', 'watcher'] },
      end: ending.signal,
      tell: () => {
        looks += 1;
        if (looks === 5) ending.abort();
      },
    });
    assert.equal(ended.rounds, 5);
    const judged = judge(ended);
    const named = new Set(judged.leftOver.map(({ kind }) => kind));
    assert.ok(named.has('listeners'), reportOf(judged));
    assert.ok(named.has('made by createFileSystemWatcher'), reportOf(judged));
  });

  it('show a text of 2 KB that is kept in each round', async () => {
    const heap: HeapPoint[] = [];
    const { looks, every } = quickRounds;
    for (let look = 1; look <= looks; look++) {
      await window.probe.tell({ do: 'plant', plant: 'text', times: every });
      heap.push({ round: look * every, bytes: (await window.probe.count()).heap });
    }
    const growth = growthOf(settled(heap, looks * every));
    assert.ok(growth);
    assert.equal(verdictOn(growth), 'grows', JSON.stringify(growth));
  });

  it('ask for nothing in ten minutes without the focus, and for each list once when it is back', async () => {
    const { probe, current, documented } = window;
    await person.openEverything();
    await probe.tell({ do: 'focus', focused: false });
    await person.quiet();
    const asked = (): readonly string[] => [...current.gate.requests, ...documented.gate.requests];
    const before = asked().length;
    await probe.tell({ do: 'pass', minutes: 10 });
    await person.quiet();
    assert.deepEqual(asked().slice(before), []);
    const seen = current.gate.requests.length;
    const lists = (): readonly string[] =>
      current.gate.requests
        .slice(seen)
        .filter((request) => /^GET \/(workflows|v3\/tasks)\?/.test(request));
    await probe.tell({ do: 'focus', focused: true });
    for (const list of ['GET /workflows?', 'GET /v3/tasks?']) {
      await eventually(list, () =>
        Promise.resolve(lists().some((request) => request.startsWith(list)) || undefined),
      );
    }
    await person.quiet();
    assert.equal(new Set(lists()).size, lists().length, lists().join('\n'));
  });
});
