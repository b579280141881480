/** Times and days in the pages: the person’s time zone, in browsers with other zones. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { fieldId } from '../../src/core/base/ids.ts';
import { agree, instantOf } from '../../src/core/base/timeZone.ts';
import { windowZoneSchema } from '../../src/protocol/clock.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { eventOf, loadedRun, runOf } from '../support/samples/runs.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { triedZones, zoneNamed } from '../support/samples/zones.ts';

const losAngeles = zoneNamed('America/Los_Angeles');
const newYork = zoneNamed('America/New_York');
/** 27 November, 18:30 in Los Angeles. */
const evening = Date.UTC(2026, 10, 28, 2, 30);
const note = 'Time zone: Pacific Time (America/Los_Angeles)';

describe('The clock of a page', () => {
  const open = useRunPages();

  async function opened(timezoneId: string): Promise<PageRun> {
    const run = await open({ timezoneId });
    await run.show(
      loadedRun(runOf({ state: 'done', completedAt: evening, dueAt: evening }), {
        log: {
          events: [eventOf(2, { at: evening }), eventOf(1, { at: undefined })],
          ...{ hasMore: false, loading: false, notice: undefined },
        },
      }),
    );
    return run;
  }

  for (const zone of triedZones) {
    it(`is the person’s in a browser in ${zone}, whose zone it tells first`, async () => {
      const run = await opened(zone);
      const [told, ...more] = await run.zones();
      // Browsers and Node differ in which name of a zone they prefer.
      const { zone: name } = v.parse(windowZoneSchema, told);
      assert.deepEqual([agree(zoneNamed(name), zone, evening), more], [true, []]);
      await run.goBy(losAngeles, note);
      const times = run.page.locator('time', { hasText: 'Nov 27, 2026, 6:30 PM' });
      assert.equal(await times.count(), 3);
      assert.equal(await times.first().getAttribute('title'), note);
      assert.equal(await run.page.locator('time', { hasText: '1970' }).count(), 0);
      await run.assertQuiet();
    });
  }

  it('is that of the browser until the host has said another, and where it says none that is known', async () => {
    const run = await opened('Asia/Kolkata');
    const times = run.page.locator('time', { hasText: 'Nov 28, 2026, 8:00 AM' });
    assert.equal(await times.count(), 3);
    assert.equal(await times.first().getAttribute('title'), null);
    await run.goBy('Mars/Olympus' as typeof losAngeles);
    assert.equal(await times.count(), 3);
  });
});

describe('A time that is typed', () => {
  const open = usePages();
  const openTask = useTaskPages();

  async function openForm(timezoneId: string, dueAt?: number): Promise<PageForm> {
    const form = await open({ timezoneId });
    const input = { name: null, values: [], taskLinks: [], ...(dueAt !== undefined && { dueAt }) };
    await form.show(
      readyView(workflowOf([fieldOf('date', { name: 'Day' })]), { schedulesRuns: true, input }),
    );
    await form.unfold();
    return form;
  }
  const due = (form: PageForm) => form.page.locator('[data-key="due"] input');
  const day = (form: PageForm) => form.textbox('Day');
  /** Types key by key, and collects the control's value after each. */
  async function typed(form: PageForm, control: 'due' | 'day', keys: readonly string[]) {
    const held: string[] = [];
    for (const key of keys) {
      await form.page.keyboard.press(key);
      held.push(await (control === 'due' ? due(form) : day(form)).inputValue());
    }
    return held;
  }
  const back = (count: number): readonly string[] => Array<string>(count).fill('ArrowLeft');

  for (const zone of triedZones) {
    it(`means the person’s clock in New York, in a browser in ${zone}`, async () => {
      const form = await openForm(zone);
      await form.goBy(newYork, 'Time zone: Eastern Time');
      await due(form).pressSequentially('12252026');
      await form.page.keyboard.type('0930AM');
      assert.equal((await form.input())?.dueAt, instantOf('2026-12-25T09:30', newYork));
      assert.match(await form.row('Due').innerText(), /Time zone: Eastern Time/);
    });

    it(`is left alone while it is typed into, in ${zone}`, async () => {
      const form = await openForm(zone, instantOf('2026-12-25T09:30', zone));
      await due(form).focus();
      await typed(form, 'due', ['Tab', 'Tab']);
      assert.deepEqual(await typed(form, 'due', ['2', '0', '2', '7']), [
        '0002-12-25T09:30',
        '0020-12-25T09:30',
        '0202-12-25T09:30',
        '2027-12-25T09:30',
      ]);
      assert.equal((await form.input())?.dueAt, instantOf('2027-12-25T09:30', zone));
    });
  }

  it('keeps its other parts when one is emptied', async () => {
    const form = await openForm('UTC', Date.UTC(2026, 11, 25, 9, 30));
    await due(form).focus();
    await typed(form, 'due', ['Tab', 'Tab', 'Backspace']);
    assert.equal((await form.input())?.dueAt, undefined);
    await form.page.keyboard.type('2027');
    assert.equal((await form.input())?.dueAt, Date.UTC(2027, 11, 25, 9, 30));
    await day(form).pressSequentially('12252026');
    await typed(form, 'day', [...back(2), 'Delete']);
    await form.page.keyboard.type('11');
    assert.equal(await day(form).inputValue(), '2026-11-25');
  });

  it('has no year of five digits', async () => {
    const form = await openForm('UTC');
    await due(form).pressSequentially('12252026');
    await form.page.keyboard.type('0930AM');
    await day(form).pressSequentially('122520267');
    assert.equal(await due(form).inputValue(), '2026-12-25T09:30');
    assert.match(await day(form).inputValue(), /^\d{4}-12-25$/);
  });

  it('has Urgent beside it, whatever is said below it', async () => {
    const form = await openForm('UTC', Date.UTC(2020, 1, 1));
    const middle = async (control: string): Promise<number> => {
      const box = await form.page.locator(control).boundingBox();
      assert.ok(box);
      return box.y + box.height / 2;
    };
    const apart = async () =>
      Math.abs((await middle('#due')) - (await middle('[data-key="urgent"] vscode-checkbox')));
    assert.ok((await apart()) < 2);
    await form.goBy(newYork, 'Time zone: Eastern Time');
    await form.button(pageStrings.launch).click();
    await form.page.getByText(pageStrings.problemNotFuture).waitFor();
    assert.ok((await apart()) < 2);
  });

  it('is shown as what it will be where the clocks skip it', async () => {
    const form = await openForm('UTC');
    await form.goBy(newYork);
    await due(form).pressSequentially('03142027');
    await form.page.keyboard.type('0230');
    await form.page.keyboard.type('AM');
    assert.equal(await due(form).inputValue(), '2027-03-14T02:30');
    const shown = () =>
      form.page.waitForFunction(
        () =>
          document
            .querySelector('[data-key="due"] vscode-textfield')
            ?.shadowRoot?.querySelector('input')?.value === '2027-03-14T03:30',
      );
    await day(form).focus();
    await shown();
    assert.equal((await form.input())?.dueAt, Date.UTC(2027, 2, 14, 7, 30));
    await due(form).focus();
    await typed(form, 'due', ['Tab', 'Tab', 'Tab', '0', '2']);
    assert.equal(await due(form).inputValue(), '2027-03-14T02:30');
    await form.page.keyboard.press('Control+Enter');
    assert.equal((await form.messagesOf('launch'))[0]?.input.dueAt, Date.UTC(2027, 2, 14, 7, 30));
    // The form is drawn as being sent a moment later.
    await shown();
  });

  it('is left alone in the date of a task, too', async () => {
    const task = await openTask({ timezoneId: 'Pacific/Kiritimati' });
    const field = fieldOf('date', { name: 'Day', startValue: '2026-11-27' });
    await task.show(
      loadedTask(taskDetailOf({ fields: [field] }), {
        input: { name: null, values: [[fieldId(field.id), '2026-11-27']], taskLinks: [] },
      }),
    );
    const control = task.textbox('Day');
    await control.focus();
    await task.page.keyboard.press('Tab');
    await task.page.keyboard.press('Tab');
    const held: string[] = [];
    for (const key of ['2', '0', '2', '7']) {
      await task.page.keyboard.press(key);
      held.push(await control.inputValue());
    }
    assert.deepEqual(held, ['0002-11-27', '0020-11-27', '0202-11-27', '2027-11-27']);
  });
});
