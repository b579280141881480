import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { assertImpossible } from './answers.ts';
import { type Json, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

const second = 1_000;

interface Condition {
  readonly action: string;
  readonly rules: readonly { readonly predicates: readonly Json[] }[];
}

/** Facts §3.4, §3.5: what delays and conditions do to a run at its start. */
describe('What a launch in today’s dialect starts', () => {
  const sandbox = useCurrentSandbox();
  const launch = (kickoff: Json): Promise<Json> =>
    sandbox().launch(
      17,
      { kickoff: { boat: 'Seabird', helper: 'Night shift', ...kickoff } },
      'tomas',
    );
  const events = async (run: Json): Promise<readonly Json[]> =>
    (await sandbox().read(
      `/workflows/${String(run.id)}/events?ordering=created`,
      'tomas',
    )) as readonly Json[];
  const typesOf = async (run: Json): Promise<readonly unknown[]> =>
    (await events(run)).map(({ type }) => type);

  it('is done already where a condition ends it (§3.4 status, §3.5 type 10)', async () => {
    const run = await launch({ when: 'Not any more' });
    assert.deepEqual([run.status, typeof run.date_completed_tsp], [1, 'number']);
    assert.deepEqual(
      tasksOf(run).map(({ status }) => status),
      ['pending', 'pending', 'pending', 'pending'],
    );
    assert.deepEqual(await typesOf(run), [10]);
  });

  it('is snoozed already where its first task has a delay (§3.4 status, §3.5 type 22)', async () => {
    const run = await launch({ when: 'When the crane is back' });
    const [first] = tasksOf(run);
    assert.deepEqual([run.status, first?.status], [3, 'snoozed']);
    const { start_date_tsp: start, estimated_end_date_tsp: end } = first?.delay as {
      readonly start_date_tsp: number;
      readonly estimated_end_date_tsp: number;
    };
    assert.equal(Math.round(end - start), 2 * 24 * 60 * 60);
    const [delayed, ...others] = await events(run);
    assert.deepEqual([delayed?.type, delayed?.user_id, others], [22, null, []]);
    assert.equal((delayed?.delay as Json).estimated_end_date_tsp, end);
    assert.deepEqual(Object.keys(first?.delay as Json).toSorted(), [
      ...['duration', 'end_date', 'end_date_tsp', 'estimated_end_date', 'estimated_end_date_tsp'],
      ...['id', 'start_date', 'start_date_tsp'],
    ]);
  });

  it('goes on by itself when its delay is over (§3.4 status)', async () => {
    const run = await launch({ when: 'When the crane is back' });
    const database = new DatabaseSync(sandbox().process.file);
    database
      .prepare('UPDATE run SET wakes_at = ? WHERE id = ?')
      .run(new Date(Date.now() - second).toISOString(), Number(run.id));
    database.close();
    const later = (await sandbox().read(`/workflows/${String(run.id)}`, 'tomas')) as Json;
    assert.deepEqual([later.status, tasksOf(later)[0]?.status], [0, 'active']);
  });

  it('skips tasks by condition, and those that nobody works on (§3.5 types 9, 13)', async () => {
    const run = await launch({ when: 'Now' });
    assert.equal(run.status, 0);
    // Tasks that are skipped are not shown (§3.4 tasks).
    assert.deepEqual(
      tasksOf(run).map(({ number, status }) => [number, status]),
      [
        [3, 'active'],
        [4, 'pending'],
      ],
    );
    assert.deepEqual(await typesOf(run), [9, 13, 2]);
  });

  it('keeps to one of several sums of a set, or is refused as a whole (§4.2, MSG_FS_0012)', async () => {
    const deposit = (card: string, bank: string) =>
      sandbox().run(
        17,
        {
          kickoff: {
            ...{ boat: 'x', when: 'Now', helper: 'Night shift' },
            ...{ 'deposit-card': card, 'deposit-bank': bank },
          },
        },
        'tomas',
      );
    assert.equal((await deposit('100', '')).status, 200);
    assert.equal((await deposit('25', '25')).status, 200);
    assertImpossible(await deposit('25', '50'), /100 or 50/);
  });

  it('is told by the template, too (§3.2 delay, conditions)', async () => {
    const { tasks } = (await sandbox().read('/templates/17', 'tomas')) as Json;
    const [first] = tasks as readonly Json[];
    assert.equal(first?.delay, '2 00:00:00');
    const conditions = (task: Json | undefined) =>
      (task?.conditions as readonly Condition[]).map(({ action, rules }) => [
        action,
        rules[0]?.predicates[0]?.field_type,
      ]);
    assert.deepEqual(conditions(first), [
      ['start_task', 'kickoff'],
      ['skip_task', 'radio'],
      ['end_process', 'radio'],
    ]);
    // Every task has its start condition.
    assert.deepEqual(conditions((tasks as readonly Json[])[1]), [['start_task', 'task']]);
  });
});
