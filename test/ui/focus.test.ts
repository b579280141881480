import assert from 'node:assert/strict';
import { useGate } from './support/gate.ts';
import { openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { useSharedWindow } from './support/sharedWindow.ts';
import { until } from './support/until.ts';

describe('The focus', () => {
  const sandbox = useSandbox();
  const gate = useGate(sandbox);
  const window = useSharedWindow(() => ({ 'pneumatic.server': gate().origin }));

  before(() => signIn(window(), sandbox().key));
  afterEach(() => gate().open());

  it('stays with what is typed elsewhere while a launch is answered, and goes to the answer later', async () => {
    const form = await openForm(window(), 'on-call handover');
    gate().holdAnswers();
    await form.launch();
    await until('the launch at the service', () => Promise.resolve(gate().held() === 1));
    const { page, quickInput } = window();
    await page.keyboard.press('F1');
    await quickInput.type('>some');
    await gate().release();
    // The form goes once the answer is in sight, and the focus with it.
    await form.frame.locator('.form').waitFor({ state: 'detached' });
    await page.keyboard.type('thing');
    assert.equal(await quickInput.input.inputValue(), '>something');
    await quickInput.cancel();
    await form.frame.locator('.launched h2:focus').waitFor();
  });
});
