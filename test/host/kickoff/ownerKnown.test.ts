/** A kick-off form while the service is still asked whose the key is. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Assignee } from '../../../src/core/account/assignee.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { presetOfInput } from '../../../src/core/kickoff/preset.ts';
import type { People } from '../../../src/host/account/people.ts';
import type { Session, Sessions } from '../../../src/host/account/session.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { Services } from '../../../src/host/services.ts';
import { json } from '../../support/failing/server.ts';
import { members } from '../../support/samples/wireRuns.ts';
import {
  noRight,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';

const ann: Assignee = {
  kind: 'person',
  value: 'ann@example.org',
  name: 'Ann',
  members: undefined,
};
const who = wireField('user', { name: 'Who', api_name: 'who' });

describe('A kick-off form, when the owner of the key becomes known', () => {
  const servers = createServers();
  const owned: { dispose(): void }[] = [];
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    for (const each of owned.splice(0)) each.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  /** Opens a form whose people are still asked for. */
  async function openForm() {
    const { origin } = await servers.serve(
      routed({
        ...members,
        'GET /templates': json(wirePage([wireTemplate(1, [who])])),
        'GET /templates/1': noRight,
        'GET /templates/1/steps': json([]),
      }),
    );
    const session = await signInTo(services, origin, 'a-key', 'current');
    const changed = new vscode.EventEmitter<Session>();
    let tell: (people: readonly Assignee[]) => void = () => undefined;
    const people = new Promise<readonly Assignee[]>((resolve) => (tell = resolve));
    const { history, journal, log, names } = services;
    const drafts = new Drafts(newFolder(services), log, 'window', names);
    const { tab, panel } = openKickoffTab(
      services,
      { accountId: session.account.id, workflowId: workflowId('1') },
      { history, journal, drafts },
      {
        instead: {
          people: { of: () => people } as unknown as People,
          sessions: {
            current: () => services.sessions.current(),
            onDidChange: changed.event,
            onDidAnswer: services.sessions.onDidAnswer,
          } as unknown as Sessions,
        },
      },
    );
    owned.push(panel, drafts, changed);
    await tab.ready();
    return {
      ...{ tab, panel, tell },
      ownerKnown: () => {
        changed.fire({ ...session, account: { ...session.account } });
      },
    };
  }

  it('offers the people that were asked for before', async () => {
    const { tab, tell, ownerKnown } = await openForm();
    ownerKnown();
    tell([ann]);
    const offered = await eventually('the people', () => {
      tab.say({ type: 'ready' });
      return Promise.resolve(tab.view?.state === 'ready' ? tab.view.assignees : undefined);
    });
    assert.deepEqual(offered, [ann]);
  });

  it('is filled in with what was wanted before', async () => {
    const { tab, panel, tell, ownerKnown } = await openForm();
    const workflow = { id: workflowId('1'), name: 'Workflow 1' };
    const preset = presetOfInput(workflow, { ...emptyInput, name: 'Acme' });
    const filling = panel.fill({ preset, how: 'replace' });
    // It goes on once the earlier launches are read.
    await services.journal.unknown();
    ownerKnown();
    tell([ann]);
    await filling;
    await tab.ready('what was filled in', ({ input }) => input.name === 'Acme');
  });
});
