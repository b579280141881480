/** The log on the page of a run or a task: what it tells the service by itself. */
import assert from 'node:assert/strict';
import { success } from '../../../src/core/base/result.ts';
import type { RunEvent } from '../../../src/core/runs/runEvent.ts';
import { PanelLog } from '../../../src/host/runs/panelLog.ts';
import type { Services } from '../../../src/host/services.ts';
import { runningServices } from '../support/extension.ts';

describe('The log of a page', () => {
  let services: Services;

  before(async () => {
    services = await runningServices();
  });

  it('notes comments as seen once, and only while somebody can see the page', () => {
    const session = { seen: [] as string[], inSight: false };
    const event: RunEvent = {
      ...{ id: '1', kind: 'comment', at: 1, by: 'Priya Nair', target: undefined },
      ...{ text: 'Hello', task: undefined },
      comment: { mine: false, edited: false, unread: true, reactions: [], source: 'Hello' },
    };
    const api = {
      noteSeen: (id: string) => {
        session.seen.push(id);
        return Promise.resolve(success(undefined));
      },
    };
    const log = new PanelLog({
      log: services.log,
      inSight: () => session.inSight,
      api: () => api as never,
      readOlder: () => undefined,
      show: () => undefined,
      refresh: () => Promise.resolve(),
      changed: () => Promise.resolve(),
    });
    const take = (): void => {
      log.take(success({ items: [event], next: undefined }));
    };
    take();
    assert.deepEqual(session.seen, []);
    session.inSight = true;
    take();
    take();
    assert.deepEqual(session.seen, ['1']);
    assert.equal(log.view.events[0]?.comment?.unread, true);
  });
});
