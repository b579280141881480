/** The commands that give a task to others, with a real server of today's API. */
import assert from 'node:assert/strict';
import { runTaskId } from '../../../src/core/base/ids.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { runCommand } from '../support/commands.ts';
import type { PanelScene } from '../support/panelScene.ts';
import { usePanelScene } from '../support/panelScene.ts';

describe('Giving a task to others', () => {
  let scene: PanelScene;
  usePanelScene((made) => {
    scene = made;
  });

  it('does nothing for a page of another account than the one in use', async () => {
    const { tasks } = await scene.today.launch(10, { name: 'Week 40' });
    const id = runTaskId(String(tasks[0]?.id));
    const item = { webviewSection: 'task', account: 'https://elsewhere.example#1', id, name: 'x' };
    await runCommand('pneumatic.addPerformer', item);
    const { performers } = await valueOf(scene.session.api.getTask(id));
    assert.equal(performers.length, 2);
  });
});
