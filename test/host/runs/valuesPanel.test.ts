/** The host's side of the form that changes the values of a run, with a real server of today's API. */
import assert from 'node:assert/strict';
import { fieldId, runId } from '../../../src/core/base/ids.ts';
import { failure } from '../../../src/core/base/result.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { ValuesPanel } from '../../../src/host/runs/valuesPanel.ts';
import type {
  LoadedValues,
  ValuesPageMessage,
  ValuesView,
} from '../../../src/protocol/valuesPage.ts';
import type { PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { StandInTab } from '../support/tab.ts';
import type { Today } from '../support/today.ts';
import { emailOf } from '../../support/members.ts';

const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };

const typed = (contact: string, base = 'Ole'): FormInput => ({
  ...emptyInput,
  values: [[fieldId('contact'), contact]],
  bases: [[fieldId('contact'), base]],
});

const contactOf = ({ form }: LoadedValues): unknown =>
  form.fields.find(({ id }) => id === 'contact')?.startValue;

describe('The host’s side of the form that changes the values of a run', () => {
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: StandInTab<ValuesView, ValuesPageMessage>;

  const own = usePanelScene((scene) => {
    ({ today, session, bench } = scene);
    tab = new StandInTab('Values');
  });

  async function open(): Promise<{ readonly run: string; readonly panel: ValuesPanel }> {
    const { id } = await today.launch(14, { name: 'Opening', kickoff: goLive });
    return { run: String(id), panel: await reopen(String(id)) };
  }

  async function reopen(run: string): Promise<ValuesPanel> {
    const target = { accountId: session.account.id, runId: runId(run), shows: 'values' } as const;
    const panel = own(new ValuesPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    await tab.ready('the form', () => true);
    return panel;
  }

  it('has the values that the run has, under its name', async () => {
    await open();
    const view = await tab.ready('the form', () => true);
    assert.equal(contactOf(view), 'Ole');
    assert.equal(tab.panel.title, 'Values of “Opening”');
  });

  it('replaces what was sent before the page was ready by what was typed there later', async () => {
    const { id } = await today.launch(14, { name: 'Opening', kickoff: goLive });
    const target = { accountId: session.account.id, runId: runId(String(id)) };
    own(new ValuesPanel(tab.panel, target, bench.parts));
    await bench.clock.pass(0);
    const { revision } = await tab.ready('what is sent ahead');
    tab.say({ type: 'ready', saved: { input: typed('Kari'), editedAt: Date.now() } });
    const view = await tab.ready('what was typed', ({ input }) => input.values.length > 0);
    assert.deepEqual([view.input, view.revision], [typed('Kari'), revision + 1]);
  });

  it('saves what was typed with one request, and keeps nothing of it', async () => {
    const { run, panel } = await open();
    tab.say({ type: 'save', input: typed('Kari') });
    tab.say({ type: 'save', input: typed('Kari') });
    const view = await tab.ready('the end', ({ saving }) => saving.phase === 'saved');
    assert.equal(contactOf(view), 'Kari');
    assert.deepEqual([view.input, view.revision], [emptyInput, 1]);
    assert.deepEqual([bench.count('changeRun'), bench.changes], [1, 1]);
    panel.dispose();
    tab = new StandInTab('Values');
    await reopen(run);
    assert.deepEqual((await tab.ready('the form', () => true)).input, emptyInput);
  });

  it('says that it has saved before it has read the form again, with the values that are saved', async () => {
    await open();
    const answer = bench.hold('changeRun');
    tab.say({ type: 'save', input: typed('Kari') });
    await answer.read;
    const form = bench.hold('getRunForm');
    answer.letGo();
    const view = await tab.ready('the end', ({ saving }) => saving.phase === 'saved');
    assert.deepEqual([contactOf(view), view.input], ['Kari', emptyInput]);
    const shown = tab.views.length;
    form.letGo();
    await tab.shown(shown + 1);
    const after = await tab.ready();
    assert.deepEqual(
      [contactOf(after), after.saving.phase, after.news],
      ['Kari', 'saved', undefined],
    );
    // When it was opened, before the values were sent, and after that.
    assert.equal(bench.count('getRunForm'), 3);
  });

  it('sends nothing where somebody else has saved another value meanwhile', async () => {
    const { run } = await open();
    const kari = { kind: 'string', text: 'Nils' } as const;
    const values = [{ field: fieldId('contact'), value: kari }];
    assert.ok((await session.api.changeRun(runId(run), { values })).ok);
    tab.say({ type: 'save', input: typed('Kari') });
    const view = await tab.ready('the refusal', ({ saving }) => saving.phase === 'failed');
    assert.deepEqual([contactOf(view), bench.count('changeRun')], ['Nils', 0]);
    tab.say({ type: 'save', input: typed('Kari', 'Nils') });
    const after = await tab.ready('the end', ({ saving }) => saving.phase === 'saved');
    assert.equal(contactOf(after), 'Kari');
  });

  it('says at its field what the service refuses, and keeps what was typed', async () => {
    const { run, panel } = await open();
    bench.instead('changeRun', () =>
      Promise.resolve(
        failure({
          kind: 'rejected',
          status: 400,
          message: 'No.',
          rejections: [{ target: { part: 'field', id: fieldId('contact') }, message: 'No.' }],
        }),
      ),
    );
    tab.say({ type: 'save', input: typed('Kari') });
    const view = await tab.ready('the refusal', ({ saving }) => saving.phase === 'failed');
    assert.ok(view.saving.phase === 'failed' && view.saving.rejections.length === 1);
    await panel.flush();
    panel.dispose();
    tab = new StandInTab('Values');
    await reopen(run);
    const again = await tab.ready('the form', () => true);
    assert.deepEqual(again.input.values, typed('Kari').values);
  });

  it('does not say that values are saved where that is unknown', async () => {
    await open();
    bench.instead('changeRun', () =>
      Promise.resolve(failure({ kind: 'changeUnknown', cause: 'timeout' })),
    );
    tab.say({ type: 'save', input: typed('Kari') });
    const view = await tab.ready('the end', ({ saving }) => saving.phase === 'unknown');
    assert.deepEqual(view.input.values, typed('Kari').values);
    assert.equal(bench.count('changeRun'), 1);
  });

  it('sends nothing where nothing is changed, or the run is done', async () => {
    const { run } = await open();
    tab.say({ type: 'save', input: emptyInput });
    await tab.ready('the refusal', ({ saving }) => saving.phase === 'failed');
    await today.send(`/workflows/${run}/finish`, {});
    bench.expected.fire();
    await tab.ready('the end of the run', ({ form }) => form.run.state === 'done');
    tab.say({ type: 'save', input: typed('Kari') });
    await tab.ready(
      'the other refusal',
      ({ saving, input }) => saving.phase === 'failed' && input.values.length > 0,
    );
    assert.equal(bench.count('changeRun'), 0);
  });
});
