/** What an earlier version has kept in tabs and settings: the names must stay, or it would be lost. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { pageViewTypes, settingIds, viewIds } from '../../../src/host/manifest/ids.ts';
import { kickoffPageStateSchema } from '../../../src/protocol/kickoffPage.ts';
import { runPageStateSchema } from '../../../src/protocol/runPage.ts';
import { taskPageStateSchema } from '../../../src/protocol/taskPage.ts';

const account = 'https://pneumatic.example/eu#12';
const input = {
  name: 'Week 40',
  values: [
    ['f-1', 'Ann'],
    ['f-2', ['7004', '7005']],
  ],
  bases: [['f-1', 'Bob']],
  taskLinks: [['701', 'https://example.org/']],
  urgent: true,
  dueAt: 1_790_000_000_000,
  labels: [['f-2', [['7004', 'Laptop']]]],
  marks: { ',': 'decimal', '.': 'thousands' },
};
const saved = { input, editedAt: 1_789_000_000_000 };

describe('The state that a tab has kept', () => {
  it('is read for a kick-off form', () => {
    const kept = { version: 1, accountId: account, workflowId: '7', saved, cleared: input };
    assert.deepEqual(v.parse(kickoffPageStateSchema, kept), kept);
  });

  it('is read for a run', () => {
    const kept = { version: 1, accountId: account, runId: '4711', comment: 'Half a thought' };
    assert.deepEqual(v.parse(runPageStateSchema, kept), kept);
  });

  it('is read for a task', () => {
    const kept = {
      ...{ version: 1, accountId: account, taskId: '4712', saved, cleared: input },
      ...{ comment: 'Half a thought', reason: 'The desk is missing' },
    };
    assert.deepEqual(v.parse(taskPageStateSchema, kept), kept);
  });
});

describe('The names that VS Code keeps', () => {
  it('are the same for the tabs that it restores', () => {
    assert.deepEqual(pageViewTypes, {
      kickoff: 'pneumatic.kickoffForm',
      run: 'pneumatic.run',
      task: 'pneumatic.task',
    });
  });

  it('are the same for views, which people move and hide', () => {
    assert.deepEqual(viewIds, {
      workflows: 'pneumatic.workflows',
      runs: 'pneumatic.runs',
      myTasks: 'pneumatic.myTasks',
    });
  });

  it('are the same for settings', () => {
    assert.deepEqual(Object.values(settingIds), [
      'pneumatic.server',
      'pneumatic.dialect',
      'pneumatic.sortWorkflowsBy',
      'pneumatic.requestTimeout',
      'pneumatic.runsKept',
      'pneumatic.notifyAboutRuns',
      'pneumatic.notifyAboutTasks',
      'pneumatic.notifyAboutMentions',
      'pneumatic.notifyAboutOverdue',
      'pneumatic.webAddress',
      'pneumatic.filesAddress',
      'pneumatic.keepLastAnswers',
      'pneumatic.launchVariables.environment',
    ]);
  });
});
