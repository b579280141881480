import assert from 'node:assert/strict';
import fc from 'fast-check';
import { accountId, personId, workflowId } from '../../../../src/core/base/ids.ts';
import { dayOf } from '../../../../src/core/base/timeZone.ts';
import {
  type RunFilter,
  changedFilter,
  dueBy,
  endOfWeek,
  initialFilter,
  isFiltered,
  toQuery,
} from '../../../../src/core/runs/runFilter.ts';
import { zoneNamed } from '../../../support/samples/zones.ts';

const account = accountId('https://h.example#5');
const ann = { id: personId('6'), name: 'Ann' };
const crew = { kind: 'group', id: '3', name: 'Crew' } as const;
const berlin = zoneNamed('Europe/Berlin');

/** The changes that the pick offers. */
const change = fc.constantFrom<Partial<RunFilter>>(
  { state: 'all' },
  { state: 'running', due: undefined, waitsFor: undefined },
  { state: 'snoozed' },
  { state: 'done' },
  { due: 'overdue' },
  { due: 'thisWeek' },
  { due: undefined },
  { waitsFor: crew },
  { waitsFor: undefined },
  { mine: true },
  { mine: false, starter: undefined },
  { starter: ann },
  { workflow: { account, id: workflowId('7'), name: 'Release' } },
  { from: 'here' },
);

describe('The filter of runs', () => {
  it('never asks for what the service refuses, whatever is chosen one after the other', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const filter = changes.reduce(changedFilter, initialFilter);
        const query = toQuery(filter, account, { now: 0, zone: berlin });
        const asksForRunning = query.dueBy !== undefined || query.waitsFor !== undefined;
        if (asksForRunning) assert.equal(query.state, 'running');
        assert.ok(query.mine !== true || query.starter === undefined);
      }),
    );
  });

  it('keeps what was chosen last', () => {
    fc.assert(
      fc.property(fc.array(change), change, (changes, last) => {
        const filter = changedFilter(changes.reduce(changedFilter, initialFilter), last);
        for (const [name, value] of Object.entries(last)) {
          assert.deepEqual(filter[name as keyof RunFilter], value);
        }
      }),
    );
  });

  it('is one only if it differs from the one to begin with', () => {
    assert.equal(isFiltered(initialFilter), false);
    assert.equal(isFiltered(changedFilter(initialFilter, { due: 'overdue' })), true);
    assert.equal(isFiltered(changedFilter(initialFilter, { mine: false })), true);
    assert.equal(isFiltered({ ...initialFilter, from: 'here' }), true);
  });

  it('asks for what I launched, in whatever state, to begin with', () => {
    const query = toQuery(initialFilter, account, { now: 0, zone: berlin });
    const parts = Object.entries(query).filter(([, value]) => value !== undefined);
    assert.deepEqual(Object.fromEntries(parts), { mine: true });
  });

  it('leaves out the workflow of another account', () => {
    const ours = { account, id: workflowId('7'), name: 'Release' };
    const found = toQuery({ ...initialFilter, workflow: ours }, account, { now: 0, zone: berlin });
    assert.equal(found.workflow, '7');
    const workflow = { account: accountId('demo'), id: workflowId('7'), name: 'Release' };
    const query = toQuery({ ...initialFilter, workflow }, account, { now: 0, zone: berlin });
    assert.equal(query.workflow, undefined);
  });

  it('has the week end on Sunday night, by the person’s clock', () => {
    // The week in which the clocks change.
    for (const day of ['2026-10-19', '2026-10-21', '2026-10-25']) {
      const end = endOfWeek(Date.parse(`${day}T12:00:00Z`), berlin);
      assert.equal(new Date(end + 1).toISOString(), '2026-10-25T23:00:00.000Z');
      assert.equal(dayOf(end, berlin), '2026-10-25');
    }
  });

  it('counts as due what is overdue, or due until the end of the week', () => {
    const now = Date.parse('2026-11-27T12:00:00Z');
    assert.equal(dueBy('overdue', now, berlin), now);
    assert.equal(dueBy('thisWeek', now, berlin), endOfWeek(now, berlin));
    assert.equal(dueBy(undefined, now, berlin), undefined);
  });
});
