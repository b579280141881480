/** Asking again for what could not be read. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'vscode';
import { AskAgain } from '../../../src/host/polling/askAgain.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { runningServices } from '../support/extension.ts';

describe('What could not be read', () => {
  it('is asked for again, also after it could not even be asked for', async () => {
    const { log } = await runningServices();
    const clock = new HandClock();
    const answers = new EventEmitter<void>();
    let tries = 0;
    const again = new AskAgain({
      ...{ clock, log, on: [], onDidAnswer: answers.event },
      isWanted: () => true,
      ask: () => {
        tries += 1;
        return Promise.reject(new Error('There is no session.'));
      },
    });
    again.noteFailure();
    for (const times of [1, 2]) {
      await clock.pass(clock.ahead ?? 0);
      await eventually('the plan of another try', () => Promise.resolve(clock.ahead));
      assert.equal(tries, times);
    }
    again.dispose();
    answers.dispose();
  });
});
