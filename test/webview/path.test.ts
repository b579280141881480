import assert from 'node:assert/strict';
import { fieldId, personId, taskId } from '../../src/core/base/ids.ts';
import type { Person, Task } from '../../src/core/workflows/workflow.ts';
import { axeObjections } from './support/axe.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

const personOf = (name: string): Person => ({
  ...{ id: personId(name), name, email: '' },
  ...{ photo: undefined, status: '' },
});
const risk = fieldOf('string', { id: fieldId('risk'), name: 'Risk' });

describe('The path of a workflow', () => {
  const open = usePages();

  it('names people and conditions, and what is not known yet by its field', async () => {
    const first: Task = {
      ...taskOf('1'),
      ...{ name: 'Judge {{risk}}', number: 1 },
      responsible: [personOf('Ada Lovelace'), personOf('Grace Hopper')],
    };
    const second: Task = { ...taskOf('2'), name: 'Sign', number: 2, after: [taskId('1')] };
    const third: Task = {
      ...taskOf('3'),
      ...{ name: 'Tell', number: 3, after: [taskId('1')] },
      conditions: [
        {
          action: 'skip',
          anyOf: [
            [{ field: 'Risk', comparison: 'equals', value: 'low' }],
            [{ field: 'Risk', comparison: 'notExists', value: '' }],
          ],
        },
      ],
    };
    const form = await open();
    await form.show(readyView(workflowOf([risk], [first, second, third])));
    const path = form.page.locator('details.path');
    assert.equal(await path.locator('.path-step').first().isVisible(), false);
    await path.locator('summary').click();
    const texts = await path.locator('.path-step').allInnerTexts();
    const [judge = '', sign = '', tell = ''] = texts.map((text) => text.replace(/\s+/g, ' '));
    assert.match(judge, /Judge \[Risk\] Ada Lovelace and Grace Hopper/);
    assert.ok(!sign.includes('After'));
    assert.match(tell, /After task 1 Skipped if “Risk” is “low” or “Risk” is empty/);
    await form.assertQuiet();
    assert.deepEqual(await axeObjections(form.page), []);
  });

  it('stays readable with 200 tasks, in 320 px', async () => {
    const tasks = Array.from({ length: 200 }, (_, index) => ({
      ...taskOf(String(index + 1)),
      ...{ name: `Step ${index + 1}`, number: index + 1 },
    }));
    const form = await open({ width: 320 });
    await form.show(readyView(workflowOf([risk], tasks)));
    await form.page.locator('details.path summary').click();
    assert.equal(await form.page.locator('.path-step').count(), 200);
    const wide = await form.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(wide, 0);
  });
});
