import assert from 'node:assert/strict';
import { fieldId, taskId } from '../../src/core/base/ids.ts';
import type { LaunchState, LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

const workflow = workflowOf(
  [fieldOf('string'), fieldOf('number'), fieldOf('dropdown'), fieldOf('checkbox')],
  [taskOf('1')],
);
const refusal = { message: 'Not accepted.', nextStep: 'Change it.', action: undefined } as const;
const doubt: LaunchState = {
  phase: 'unknown',
  notice: { message: 'Nobody knows.', nextStep: 'Look first.', action: 'showRuns' },
};

describe('Launching from the kick-off form', () => {
  const open = usePages();

  async function openForm(some: Partial<LoadedKickoff> = {}): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflow, some));
    return form;
  }

  const launch = (form: PageForm) => form.button(pageStrings.launch).click();

  it('sends what is in the form', async () => {
    const form = await openForm();
    await form.textbox('A string').fill('Acme');
    await launch(form);
    const input = { name: null, values: [['string-1', 'Acme']], taskLinks: [] };
    assert.deepEqual(await form.messagesOf('launch'), [{ type: 'launch', input }]);
    await form.assertQuiet();
  });

  it('says of which task a sub-run is launched, and launches nothing once that is over', async () => {
    const subRunOf = { task: 'Call them', run: 'Week 40', closed: false };
    const form = await openForm({ subRunOf });
    const note = form.page.getByRole('note');
    assert.equal(
      (await note.innerText()).trim(),
      'A sub-run of the task “Call them” of “Week 40”.',
    );
    assert.equal(await form.button(pageStrings.launch).getAttribute('aria-disabled'), 'false');
    await form.show(readyView(workflow, { subRunOf: { ...subRunOf, closed: true } }));
    assert.ok((await note.innerText()).includes(pageStrings.subRunClosed));
    assert.equal(await form.button(pageStrings.launch).getAttribute('aria-disabled'), 'true');
    await form.textbox('A string').press('Control+Enter');
    assert.equal((await form.messagesOf('launch')).length, 0);
  });

  it('offers to write a launch down, except that of a sub-run', async () => {
    const subRunOf = { task: 'Call them', run: 'Week 40', closed: false };
    const form = await openForm({ subRunOf });
    const menu = form.page.locator('.more-commands');
    const can = async (): Promise<unknown> =>
      (JSON.parse((await menu.getAttribute('data-vscode-context')) ?? '') as { can: unknown }).can;
    assert.equal(await can(), '');
    await form.show(readyView(workflow));
    assert.equal(await can(), 'write');
  });

  it('sends once, however often and however fast it is asked to', async () => {
    const form = await openForm();
    await form.button(pageStrings.launch).evaluate((button: HTMLElement) => {
      for (let times = 0; times < 5; times += 1) button.click();
    });
    await form.textbox('A string').press('Control+Enter');
    await form.answer({ phase: 'sending' });
    await form.textbox('A string').press('Control+Enter');
    assert.equal((await form.messagesOf('launch')).length, 1);
  });

  for (const [keys, label] of [
    ['Control+Enter', 'A string'],
    ['Meta+Enter', 'A number'],
  ] as const) {
    it(`launches on ${keys} in ${label}`, async () => {
      const form = await openForm();
      await form.textbox(label).press(keys);
      assert.equal((await form.messagesOf('launch')).length, 1);
    });
  }

  it('launches on Ctrl+Enter from a dropdown without opening it', async () => {
    const form = await openForm();
    await form.page.getByRole('combobox', { name: 'A dropdown' }).press('Control+Enter');
    assert.equal((await form.messagesOf('launch')).length, 1);
    assert.equal(await form.page.getByRole('option').filter({ visible: true }).count(), 0);
  });

  it('holds the input and shows progress while it is sent, and can stop waiting', async () => {
    const form = await openForm();
    await launch(form);
    assert.ok(await form.button(pageStrings.launching).isDisabled());
    assert.equal(await form.page.getByRole('status').textContent(), pageStrings.launching);
    assert.equal(await form.textbox('A string').getAttribute('readonly'), '');
    await form.textbox('A string').press('x');
    await form.page.getByText('One').last().click({ force: true });
    assert.equal(await form.input(), undefined);
    await form.button(pageStrings.stopWaiting).click();
    assert.equal((await form.messagesOf('stopWaiting')).length, 1);
  });

  it('draws an answer that comes at once in place of the form, which it never locks', async () => {
    const form = await openForm();
    const states = await form.page.evaluate(async (name) => {
      const seen: (string | null)[] = [];
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (target instanceof Element) seen.push(target.getAttribute('aria-busy'));
        }
      }).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] });
      document.querySelector<HTMLElement>('#launch')?.click();
      const launched = { phase: 'launched', runId: '4711', name };
      for (const launch of [{ phase: 'sending' }, launched]) {
        window.postMessage({ type: 'launch', launch }, window.origin);
      }
      await new Promise((resolve) => setTimeout(resolve));
      return seen;
    }, 'Acme');
    await form.page.getByRole('heading', { name: '“Acme” has started.' }).waitFor();
    assert.deepEqual(states, []);
    assert.equal((await form.messagesOf('launch')).length, 1);
  });

  it('keeps what is typed just after it was sent, before the form is locked', async () => {
    const form = await openForm();
    await form.textbox('A string').evaluate((input: HTMLInputElement) => {
      document.querySelector<HTMLElement>('#launch')?.click();
      input.value = 'Too late';
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    assert.ok(await form.button(pageStrings.launching).isDisabled());
    await form.answer({ phase: 'failed', notice: refusal, rejections: [] });
    assert.equal(await form.textbox('A string').inputValue(), 'Too late');
    await launch(form);
    const inputs = (await form.messagesOf('launch')).map(({ input }) => input.values);
    assert.deepEqual(inputs, [[], [['string-1', 'Too late']]]);
  });

  it('takes nothing more into a form whose run is about to be shown in its place', async () => {
    const form = await openForm();
    await form.textbox('A string').evaluate((input: HTMLInputElement) => {
      window.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => {
        if (data.type !== 'launch') return;
        input.value = 'Too late';
        input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      });
      document.querySelector<HTMLElement>('#launch')?.click();
      const launch = { phase: 'launched', runId: '4711', name: 'Acme' };
      window.postMessage({ type: 'launch', launch }, window.origin);
    });
    await form.page.getByRole('heading', { name: '“Acme” has started.' }).waitFor();
    await form.page.locator('.form').waitFor({ state: 'detached' });
    assert.equal(await form.input(), undefined);
  });

  it('stays locked where the host had something to say before it knew of the launch', async () => {
    const form = await openForm();
    await launch(form);
    await form.say({ type: 'update', strings: pageStrings, view: readyView(workflow) });
    assert.ok(await form.button(pageStrings.launching).isDisabled());
    await form.answer({ phase: 'sending' });
    assert.ok(await form.button(pageStrings.launching).isDisabled());
    assert.equal(await form.textbox('A string').getAttribute('readonly'), '');
  });

  it('has the place of the answer drawn ahead, out of sight and out of reach', async () => {
    const form = await openForm();
    const height = (): Promise<number> => form.page.evaluate(() => document.body.scrollHeight);
    const before = await height();
    const ahead = form.page.locator('.ahead section');
    await ahead.waitFor({ state: 'attached' });
    assert.ok(await ahead.isHidden());
    assert.equal(await height(), before);
    assert.equal(await form.button(pageStrings.launchAnother).count(), 0);
    const hasTaken = await ahead.evaluate((section) =>
      [...section.querySelectorAll<HTMLElement>('h2, vscode-button')].filter((part) => {
        part.focus();
        return section.contains(document.activeElement);
      }),
    );
    assert.deepEqual(hasTaken, []);
    const section = await ahead.elementHandle();
    await launch(form);
    await form.answer({ phase: 'launched', runId: '4711', name: 'Acme' });
    await form.button(pageStrings.launchAnother).waitFor();
    assert.ok(await section.isVisible(), 'It was drawn once more.');
    await form.assertQuiet();
  });

  it('keeps nothing of a run once another form is shown', async () => {
    const form = await openForm();
    await launch(form);
    await form.answer({ phase: 'launched', runId: '4711', name: 'Acme' });
    await form.show(readyView(workflow));
    await form.page.locator('.ahead section').waitFor({ state: 'attached' });
    const text = (await form.page.locator('main').textContent()) ?? '';
    assert.ok(!text.includes('Acme') && !text.includes('4711'), text);
    assert.ok(await form.textbox('A string').isVisible());
  });

  it('shows the run that has started, in place of the form', async () => {
    const form = await openForm();
    await launch(form);
    await form.answer({ phase: 'launched', runId: '4711', name: 'Acme <b>' });
    assert.ok(await form.page.locator('.form').isHidden());
    await form.page.locator('.form').waitFor({ state: 'detached' });
    const heading = form.page.getByRole('heading', { name: '“Acme <b>” has started.' });
    await heading.and(form.page.locator(':focus')).waitFor();
    assert.equal(await form.page.getByRole('status').textContent(), '“Acme <b>” has started.');
    assert.equal(await form.page.locator('code').textContent(), '4711');
    await form.button(pageStrings.copy).press('Enter');
    await form.button(pageStrings.copied).waitFor();
    assert.equal((await form.messagesOf('copyRunId')).length, 1);
    await form.button(pageStrings.showRuns).click();
    assert.deepEqual(await form.messagesOf('act'), [{ type: 'act', action: 'showRuns' }]);
    await form.assertQuiet();
  });

  it('leaves the focus with the button that somebody has gone to before the form is gone', async () => {
    const form = await openForm();
    await form.page.evaluate(() => {
      window.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => {
        if (data.type !== 'launch') return;
        document.querySelector<HTMLElement>('.launched .buttons vscode-button')?.focus();
      });
    });
    await launch(form);
    await form.answer({ phase: 'launched', runId: '4711', name: 'Acme' });
    await form.page.locator('.form').waitFor({ state: 'detached' });
    await form.page.locator('.launched .buttons vscode-button:focus').waitFor();
  });

  for (const [followsRuns, opensInBrowser] of [
    [true, true],
    [true, false],
    [false, false],
  ] as const) {
    it(`offers the run ${followsRuns ? '' : 'not '}here, and ${opensInBrowser ? '' : 'not '}in the browser`, async () => {
      const form = await openForm({ followsRuns, opensInBrowser });
      await launch(form);
      await form.answer({ phase: 'launched', runId: '4711', name: 'Acme' });
      for (const [label, type, offered] of [
        [pageStrings.openRun, 'openRun', followsRuns],
        [pageStrings.openInBrowser, 'openInBrowser', opensInBrowser],
      ] as const) {
        assert.equal(await form.button(label).count(), offered ? 1 : 0);
        if (offered) await form.button(label).press('Enter');
        assert.equal((await form.messagesOf(type)).length, offered ? 1 : 0);
      }
      await form.assertQuiet();
    });
  }

  it('asks for an empty form to launch another, and puts the focus into it', async () => {
    const form = await openForm({ launch: { phase: 'launched', runId: '4711', name: 'Acme' } });
    await form.button(pageStrings.launchAnother).click();
    assert.equal((await form.messagesOf('launchAnother')).length, 1);
    await form.show(readyView(workflow));
    await form.page.locator('[data-key="field:string-1"]:has(:focus)').waitFor();
  });

  it('shows what the service rejects where it belongs, until that is edited', async () => {
    const form = await openForm();
    await form.textbox('A number').fill('3');
    await launch(form);
    await form.answer({
      phase: 'failed',
      notice: refusal,
      rejections: [
        { target: { part: 'taskLink', id: taskId('1') }, message: 'Not this link.' },
        { target: { part: 'field', id: fieldId('number-1') }, message: 'At least 20.' },
      ],
    });
    assert.equal(await form.focusedRow(), 'field:number-1');
    assert.equal(await form.textbox('A number').inputValue(), '3');
    const problem = form.row('A number').locator('.problem');
    assert.equal((await problem.textContent())?.trim(), 'At least 20.');
    await form.textbox('A number').fill('20');
    assert.equal(await problem.count(), 0);
    await form.page.getByText('Not accepted.').waitFor();
    await form.page.getByText(pageStrings.taskLinks).click();
    await form.textbox('1. Task 1').fill('https://example.com');
    assert.equal(await form.page.locator('.notice, .problem').count(), 0);
  });

  it('shows what is rejected nowhere in particular in the notice', async () => {
    const form = await openForm();
    await launch(form);
    await form.answer({
      phase: 'failed',
      notice: { ...refusal, action: 'setApiKey' },
      rejections: [
        { target: { part: 'form' }, message: 'The month is over.' },
        { target: { part: 'field', id: fieldId('gone') }, message: 'What is that?' },
      ],
    });
    const notice = form.page.locator('.notice');
    assert.deepEqual(await notice.locator('li').allTextContents(), [
      'The month is over.',
      'What is that?',
    ]);
    await form.button(pageStrings.setApiKey).click();
    assert.deepEqual(await form.messagesOf('act'), [{ type: 'act', action: 'setApiKey' }]);
  });

  it('says plainly that the outcome is unknown, keeps everything and sends nothing', async () => {
    const form = await openForm();
    await form.textbox('A string').fill('Acme');
    await launch(form);
    await form.answer(doubt);
    const notice = form.page.locator('.notice.warning[role="alert"]');
    assert.match((await notice.textContent()) ?? '', /Nobody knows\.\s+Look first\./);
    assert.equal(await form.textbox('A string').inputValue(), 'Acme');
    assert.equal((await form.messagesOf('launch')).length, 1);
    await launch(form);
    assert.equal((await form.messagesOf('launch')).length, 2);
    await notice.waitFor({ state: 'detached' });
  });

  it('does not launch an inactive workflow', async () => {
    const form = await open();
    await form.show(readyView({ ...workflow, active: false }));
    await form.page.getByText(pageStrings.inactive).waitFor();
    assert.ok(await form.button(pageStrings.launch).isDisabled());
    await form.textbox('A string').press('Control+Enter');
    assert.deepEqual(await form.messagesOf('launch'), []);
  });

  it('shows that a workflow loads, and why it cannot be shown', async () => {
    const form = await open();
    await form.show({ state: 'loading', title: 'Onboarding' });
    await form.page.getByText(pageStrings.loading).waitFor();
    const notice = { message: 'No connection.', nextStep: 'Check it.', action: 'retry' } as const;
    await form.show({ state: 'failed', title: 'Onboarding', notice });
    await form.button(pageStrings.retry).click();
    assert.deepEqual(await form.messagesOf('act'), [{ type: 'act', action: 'retry' }]);
    assert.equal(await form.page.locator('.notice.error[role="alert"]').count(), 1);
    const signedOut = { ...notice, message: 'Signed out of Harbor Works.', isExpected: true };
    await form.show({ state: 'failed', title: 'Onboarding', notice: signedOut });
    await form.page.locator('.notice.info[role="status"]').getByText(signedOut.message).waitFor();
    assert.equal(await form.page.locator('.notice.error').count(), 0);
  });

  it('marks the demo account', async () => {
    const form = await openForm({ account: { label: 'Demo', demo: true } });
    await form.page.locator('.account.demo').getByText(pageStrings.demoAccount).waitFor();
  });
});
