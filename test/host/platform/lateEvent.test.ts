import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { LateEvent } from '../../../src/host/platform/lateEvent.ts';
import { patience } from '../../vscode/eventually.ts';

describe('An event that is told a moment later', () => {
  const changed = new vscode.EventEmitter<void>();
  let late: LateEvent;
  let told: number;

  beforeEach(() => {
    told = 0;
    late = new LateEvent(changed.event);
    late.event(() => {
      told += 1;
    });
  });
  afterEach(() => {
    late.dispose();
  });
  after(() => {
    changed.dispose();
  });

  it('is told once of what follows closely on each other, and not at once', async () => {
    const first = new Promise<void>((resolve) => void late.event(resolve));
    for (let change = 0; change < 5; change++) changed.fire();
    assert.equal(told, 0);
    await first;
    assert.equal(told, 1);
  });

  it('is told while changes go on', async () => {
    const end = Date.now() + patience;
    while (told < 3) {
      assert.ok(Date.now() < end, 'Nothing is told as long as something changes.');
      changed.fire();
      await pause(5);
    }
  });
});
