/** All times use one clock: the person’s, wherever the extension host runs. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { dueTimes, nextMonday } from '../../../src/core/runs/days.ts';
import { runId } from '../../../src/core/base/ids.ts';
import { instantOf, machineZone } from '../../../src/core/base/timeZone.ts';
import { Zones } from '../../../src/host/account/zones.ts';
import { noticeOf } from '../../../src/host/runs/runNotifications.ts';
import { PageTab } from '../../../src/host/page/pageTab.ts';
import type { Services } from '../../../src/host/services.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import { zoneNamed } from '../../support/samples/zones.ts';
import { sessionAt, tidy } from '../support/account.ts';
import { answering } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { tooltipText } from '../support/nodes.ts';
import type { WindowZone } from '../../../src/protocol/clock.ts';
import { StandInTab } from '../support/tab.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
const losAngeles = zoneNamed('America/Los_Angeles');
const kiritimati = zoneNamed('Pacific/Kiritimati');
const pacificTime = 'Time zone: Pacific Time (America/Los_Angeles)';
const handover = 10;
let services: Services;
let today: Today;

/** A time as that person reads it. */
const inLosAngeles = (at: number): string =>
  new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: losAngeles,
  }).format(at);

/** A Memento of the test’s own: all tests share the one of the extension. */
function ownMemento(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, standIn?: unknown) => kept.get(key) ?? standIn,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

describe('The clock of an account in Los Angeles', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    await today.signIn('tomas');
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** The only run of the list. */
  async function onlyRun() {
    await services.runList.refresh();
    const [row] = (await services.runsTree.getChildren()).filter(isServiceRow);
    assert.ok(row?.type === 'run');
    return row;
  }

  it('is that of rows, tooltips, notifications and pages, and is named where it differs', async () => {
    await today.launch(handover, { name: 'Week 40', due_date_tsp: 4_102_444_800 }, 'tomas');
    const row = await onlyRun();
    const { startedAt, dueAt } = row.run;
    assert.ok(startedAt !== undefined && dueAt !== undefined);
    const item = services.runsTree.getTreeItem(row);
    const text = tooltipText(services.runsTree.resolveTreeItem(item, row)).replaceAll('\\', '');
    for (const part of [inLosAngeles(startedAt), inLosAngeles(dueAt), pacificTime]) {
      assert.ok(text.includes(part), `${text} has no ${part}`);
    }
    const record = {
      ...{ id: runId('1'), name: 'Week 40', workflow: { id: '', name: '' }, launchedAt: 0 },
      ...{ account: { id: today.account, label: '' }, input: undefined },
    };
    const notice = noticeOf([{ record: record as never, run: row.run, kind: 'stalled' }], {
      ...{ opensInBrowser: false, clock: services.zones.now, pages: services.pages },
    });
    assert.ok(notice.text.includes(inLosAngeles(dueAt)), notice.text);

    const page = new StandInTab<{ readonly state: 'loading' }, WindowZone>('A page');
    const tab = new PageTab(
      page.panel,
      { ...services, extension: services.context.extensionUri },
      {
        document: { page: 'run', data: {} },
        schema: v.object({ type: v.literal('ready') }),
        receive: () => Promise.resolve(),
      },
    );
    page.say({ type: 'windowZone', zone: machineZone() });
    assert.deepEqual(page.clock, { zone: losAngeles, note: pacificTime });
    tab.dispose();
  });

  it('is that of questions: what is due first is due at five o’clock there', async () => {
    await today.launch(handover, { name: 'Week 40' }, 'tomas');
    await answering('first', 'pneumatic.setRunDueDate', await onlyRun());
    const { dueAt } = (await onlyRun()).run;
    assert.ok(dueAt);
    assert.equal(dueAt, dueTimes(Date.now(), losAngeles)[0]);
    assert.match(inLosAngeles(dueAt), /, 5:00 PM/u);
  });

  it('ends with the account: the next one has its own', async () => {
    await sessionAt(services, today.origin);
    assert.equal(services.zones.now.zone, losAngeles);
    await today.signIn('priya');
    assert.equal(services.zones.now.zone, 'Asia/Kolkata');
  });
});

describe('The clock of a window', () => {
  before(async () => {
    services = await runningServices();
  });
  const open = (memento: vscode.Memento): Zones => new Zones(memento, services.log);

  it('is the host’s, and named, until a page has reported that of its window, which is remembered', () => {
    const memento = ownMemento();
    const zones = open(memento);
    assert.equal(zones.now.zone, machineZone());
    assert.match(zones.now.note ?? '', /that of the machine on which the extension runs$/);
    let changes = 0;
    zones.onDidChange(() => (changes += 1));
    zones.setWindow('Mars/Olympus');
    assert.equal(changes, 0);
    zones.setWindow(kiritimati);
    zones.setWindow(kiritimati);
    assert.deepEqual([zones.now, changes], [{ zone: kiritimati, note: undefined }, 1]);
    assert.equal(open(memento).now.zone, kiritimati);
  });

  it('is used where the service has none, and decides in which zone days are', () => {
    const zones = open(ownMemento());
    const person = zones.begin('server');
    zones.setWindow(kiritimati);
    assert.equal(person.now, kiritimati);
    person.set(losAngeles);
    assert.deepEqual(
      [person.now, zones.now],
      [losAngeles, { zone: losAngeles, note: pacificTime }],
    );
    person.set(undefined);
    assert.equal(zones.now.zone, kiritimati);
  });

  it('is the demo account’s, whose people are made up', () => {
    const zones = open(ownMemento());
    zones.setWindow(kiritimati);
    const person = zones.begin('demo');
    person.set(losAngeles);
    assert.deepEqual([person.now, zones.now.zone], [kiritimati, kiritimati]);
  });

  it('is not changed by a late answer about the account before', () => {
    const zones = open(ownMemento());
    const before = zones.begin('server');
    zones.begin('server').set(losAngeles);
    before.set(kiritimati);
    assert.equal(zones.now.zone, losAngeles);
  });

  it('has its Monday on a Monday', () => {
    const sydney = zoneNamed('Australia/Sydney');
    // Sunday in UTC, Monday in Sydney.
    const now = Date.UTC(2026, 10, 29, 20);
    assert.equal(nextMonday(now, sydney), instantOf('2026-12-07T09:00', sydney));
  });
});
