import assert from 'node:assert/strict';
import { runId, runTaskId } from '../../../../src/core/base/ids.ts';
import type { LateRun, SentNews } from '../../../../src/core/news/news.ts';
import {
  type NewsMemory,
  type NewsSource,
  askedNow,
  forgetOthers,
  hearRuns,
  hearSent,
  hearTasks,
  isWorthKeeping,
  kindOf,
  nextSource,
  noMemory,
  sourcesFor,
} from '../../../../src/core/news/newsMemory.ts';
import type { MyTask } from '../../../../src/core/tasks/task.ts';

const now = 1_000_000;

const taskOf = (id: number, startedAt: number | undefined = id): MyTask => ({
  id: runTaskId(String(id)),
  name: `Task ${id}`,
  runName: 'Week 40',
  workflow: undefined,
  urgent: false,
  startedAt,
  dueAt: undefined,
  completedAt: undefined,
});

const run = { id: runId('7'), name: 'Week 40' };
const named = (id: string) => ({ id: runTaskId(id), name: `Task ${id}` });
const mentionAt = (at: number): SentNews => ({
  ...{ kind: 'mention', task: named('1'), run, text: 'Hello', at },
});
const lateTaskAt = (at: number, dueAt = 5): SentNews => ({
  ...{ kind: 'lateTask', task: named('1'), run, dueAt, at },
});
const lateRun = (dueAt: number, task?: string): LateRun => ({
  ...{ kind: 'lateRun', run, task: task === undefined ? undefined : named(task), dueAt },
});

/** The tasks that are news when lists are heard one after the other. */
function heardTasks(...lists: readonly (readonly MyTask[])[]): readonly (readonly string[])[] {
  let memory: NewsMemory = noMemory;
  return lists.map((tasks) => {
    const heard = hearTasks(memory, tasks, true, now);
    memory = heard.memory;
    return heard.news.map((news) => (news.kind === 'newTask' ? news.task.id : news.kind));
  });
}

describe('News of tasks', () => {
  it('is what has come since, but nothing that was there at first', () => {
    assert.deepEqual(heardTasks([taskOf(1)], [taskOf(2), taskOf(1)], [taskOf(2)]), [[], ['2'], []]);
  });

  it('is a task that I am added to later, and one that comes back, but not one that is hidden for a while', () => {
    const old = taskOf(3, 1);
    assert.deepEqual(heardTasks([taskOf(2)], [taskOf(2), old]), [[], ['3']]);
    const again = taskOf(2, 99);
    assert.deepEqual(heardTasks([taskOf(2)], [], [taskOf(2)], [again]), [[], [], [], ['2']]);
  });

  it('is beyond a part of the list only what has started since', () => {
    const first = hearTasks(noMemory, [taskOf(9), taskOf(8)], false, now).memory;
    const then = hearTasks(first, [taskOf(10), taskOf(8), taskOf(7)], false, now);
    assert.deepEqual(
      then.news.map(({ kind, task }) => [kind, task?.id]),
      [['newTask', '10']],
    );
  });

  it('keeps all tasks of a long list', () => {
    const many = Array.from({ length: 600 }, (_, index) => taskOf(index + 1));
    assert.deepEqual(heardTasks(many, [taskOf(1000), ...many], many), [[], ['1000'], []]);
  });
});

describe('News that the service has sent', () => {
  it('is what was sent after the newest that was heard', () => {
    const first = hearSent(noMemory, [mentionAt(10)], now);
    assert.deepEqual(first.news, []);
    const next = hearSent(first.memory, [mentionAt(12), mentionAt(11), mentionAt(10)], now);
    assert.deepEqual(
      next.news.map((news) => 'at' in news && news.at),
      [12, 11],
    );
    assert.deepEqual(hearSent(next.memory, [mentionAt(12)], now).news, []);
  });

  it('is the first that is ever sent', () => {
    const none = hearSent(noMemory, [], now).memory;
    assert.equal(hearSent(none, [mentionAt(1)], now).news.length, 1);
  });
});

describe('What is overdue', () => {
  it('is news once, whether a task or its run says so', () => {
    const begun = hearRuns(hearSent(noMemory, [], now).memory, [], now).memory;
    const byTask = hearSent(begun, [lateTaskAt(10)], now);
    assert.equal(byTask.news.length, 1);
    const byRun = hearRuns(byTask.memory, [lateRun(5, '1')], now);
    assert.deepEqual(byRun.news, []);
    const ofRun = hearRuns(byRun.memory, [lateRun(6)], now);
    assert.deepEqual(ofRun.news.map(kindOf), ['overdue']);
    assert.deepEqual(hearRuns(ofRun.memory, [lateRun(6)], now).news, []);
  });

  it('is news again with another due date, and none that was there at first', () => {
    const first = hearRuns(noMemory, [lateRun(6)], now);
    assert.deepEqual(first.news, []);
    assert.equal(hearRuns(first.memory, [lateRun(7)], now).news.length, 1);
  });
});

describe('Which source has its turn', () => {
  it('is each of those that are wanted, also where one fails', () => {
    let memory: NewsMemory = noMemory;
    const asked: (NewsSource | undefined)[] = [];
    for (let turn = 1; turn <= 4; turn += 1) {
      const source = nextSource(memory, sourcesFor(['tasks', 'mentions', 'overdue']));
      asked.push(source);
      if (source) memory = askedNow(memory, source, turn);
    }
    assert.deepEqual(asked, ['tasks', 'sent', 'runs', 'tasks']);
    assert.equal(memory.askedAt, 4);
  });

  it('leaves out what nobody wants to hear', () => {
    assert.deepEqual(sourcesFor(['mentions']), ['sent']);
    assert.deepEqual(sourcesFor(['overdue']), ['sent', 'runs']);
    assert.deepEqual(sourcesFor([]), []);
  });

  it('begins again with a source that was not wanted for a while', () => {
    const heard = hearTasks(noMemory, [taskOf(1)], true, now).memory;
    const forgotten = forgetOthers(heard, ['sent']);
    assert.deepEqual(hearTasks(forgotten, [taskOf(1), taskOf(2)], true, now).news, []);
    assert.equal(hearTasks(forgetOthers(heard, ['tasks']), [taskOf(2)], true, now).news.length, 1);
  });
});

describe('A memory of news', () => {
  it('is kept where it has changed, or its turn was long ago', () => {
    const before = hearTasks(noMemory, [taskOf(1)], true, now).memory;
    const again = (tasks: readonly MyTask[], at: number): boolean =>
      isWorthKeeping(before, hearTasks(before, tasks, true, at).memory);
    assert.equal(again([taskOf(1)], now + 15_000), false);
    assert.equal(again([taskOf(1)], now + 90_000), true);
    assert.equal(again([taskOf(2)], now + 15_000), true);
  });
});
