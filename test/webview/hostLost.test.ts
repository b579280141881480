import assert from 'node:assert/strict';
import { readyView, usePages } from '../support/pageForm.ts';
import { fieldOf, workflowOf } from '../support/workflows.ts';

const workflow = workflowOf([fieldOf('string')]);

describe('A kick-off form whose host is gone', function () {
  this.timeout(30_000);
  const open = usePages();

  it('says so, keeps what is typed, and launches nothing', async () => {
    const form = await open();
    await form.show(readyView(workflow));
    await form.page.evaluate(() => {
      window.pageHost.alive = false;
    });
    const notice = form.page.getByRole('alert').filter({ hasText: 'lost its connection' });
    await notice.waitFor();
    await form.textbox('A string').fill('typed');
    await form.page.getByRole('button', { name: 'Launch', exact: true }).click();
    const types = (await form.messages()).map(({ type }) => type);
    assert.equal(types.includes('launch'), false);
    const kept = JSON.stringify(await form.page.evaluate(() => window.pageHost.kept()));
    assert.ok(kept.includes('typed'));

    await form.page.evaluate(() => {
      window.pageHost.alive = true;
    });
    await notice.waitFor({ state: 'detached' });
  });
});
