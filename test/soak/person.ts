import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../vscode/eventually.ts';
import { attempt, attemptTime } from '../vscode/objects/attempt.ts';
import { FormPage } from '../vscode/objects/formPage.ts';
import { pointAway } from '../vscode/objects/pointAway.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import type { Service, SoakWindow } from './window.ts';

/** The workflow of the form that stays open; it has no fields of its own. */
const handover = 'on-call handover';
/** A workflow with fields of several kinds. */
const request = 'Access request';
const firstTask = 'Go through last week’s alerts';
const secondTask = 'Test the pager';
const launchFile = 'week.pneumatic.json';

/** A command that asks something, and the title of what it asks with. */
type Question = readonly [command: string, title: string];

const questionsOfWorkflows: readonly Question[] = [
  ['pneumatic.quickLaunch', 'Quick Launch'],
  ['pneumatic.findWorkflow', 'Find Workflow'],
];
/** At today’s API alone: the documented one lists no runs. */
const questionsOfRuns: readonly Question[] = [
  ['pneumatic.findRun', 'Find Run'],
  ['pneumatic.filterRuns', 'Filter Runs'],
];

/** Deletes all runs, as in the web app: with more of them, each round would be longer. */
async function deleteRuns({ origin, key }: Service['sandbox']): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${origin}/workflows?limit=100&offset=0`, { headers });
  const { results } = (await answer.json()) as {
    readonly results: readonly { readonly id: number }[];
  };
  for (const { id } of results) {
    await fetch(`${origin}/workflows/${id}`, { method: 'DELETE', headers });
  }
}

/** A person who does, round by round, what a working day brings. */
export class Person {
  readonly #window: SoakWindow;

  constructor(window: SoakWindow) {
    this.#window = window;
  }

  /** Comes in the morning: signs in to both services, and opens the form that stays. */
  async begin(): Promise<void> {
    const { workbench, current, documented, folder } = this.#window;
    await writeFile(
      path.join(folder, launchFile),
      JSON.stringify({ workflow: handover, name: 'By file' }),
    );
    await workbench.activityBar.open('Pneumatic');
    await this.#signIn(current);
    await this.#useServer(documented);
    await this.quiet();
    await this.#signIn(documented);
    await this.#useServer(current);
    await this.#openHandover();
    await this.rest();
  }

  /** Comes back after a round that was given up, whatever that has left. */
  async beginAgain(): Promise<void> {
    const { workbench, probe, current } = this.#window;
    await workbench.quickInput.cancel();
    await current.gate.open();
    await this.#useServer(current);
    await workbench.activityBar.open('Pneumatic');
    await this.quiet();
    if (await workbench.view('Workflows').welcomeButton('Set API Key…').isVisible()) {
      await this.#signIn(current);
    }
    await deleteRuns(current.sandbox);
    await probe.run('workbench.action.closeAllEditors');
    await this.#openHandover();
    await this.rest();
  }

  async #openHandover(): Promise<void> {
    await this.quiet();
    await this.#openForm(handover);
    await this.#window.probe.run('workbench.action.pinEditor');
  }

  /**
   * One round: a run from its launch to its end, the network lost, and another account in turns with
   * another server. It ends where it began: with one form open and no view in sight.
   */
  async round(round: number): Promise<void> {
    const { workbench, current } = this.#window;
    await workbench.activityBar.open('Pneumatic');
    await this.#lookAround();
    const run = await this.#launch(`Round ${round}`);
    await this.#follow(run, `Round ${round}`);
    await this.#loseNetwork(current);
    await (round % 2 === 0 ? this.#changeAccount() : this.#changeServer());
    await this.rest();
  }

  /** Has all views and a page of each kind open. */
  async openEverything(): Promise<void> {
    const { workbench, probe } = this.#window;
    const name = 'Left open';
    await workbench.activityBar.open('Pneumatic');
    const id = await this.#launch(name);
    await probe.run('pneumatic.openRun', { id, name });
    const run = await workbench.editors.webview(name);
    await run.getByRole('heading', { level: 1, name }).waitFor();
    await workbench.view('My Tasks').tree.row(firstTask).click();
    const task = new TaskPage(await workbench.editors.webview(firstTask));
    await task.heading.getByText(firstTask).waitFor();
    await this.quiet();
  }

  /** Puts everything away that the round has opened. */
  async rest(): Promise<void> {
    const { workbench, probe } = this.#window;
    await probe.run('workbench.action.closeOtherEditors').catch(() => undefined);
    await probe.run('notifications.clearAll');
    await workbench.activityBar.open('Explorer');
    await this.quiet();
  }

  /** Waits until nothing is asked any more. */
  async quiet(): Promise<void> {
    const { current, documented } = this.#window;
    const asked = (): number => current.gate.requests.length + documented.gate.requests.length;
    let before = -1;
    let still = 0;
    await eventually('a moment without requests', () => {
      const isStill =
        before === asked() && current.gate.underWay() + documented.gate.underWay() === 0;
      still = isStill ? still + 1 : 0;
      before = asked();
      return Promise.resolve(still > 3 ? true : undefined);
    });
  }

  /** Waits until the workflows are listed. */
  async #listed(): Promise<void> {
    await this.#window.workbench.view('Workflows').tree.row(handover).locator();
  }

  async #signIn({ sandbox }: Service): Promise<void> {
    const { workbench, probe } = this.#window;
    const { quickInput } = workbench;
    await probe.begin('pneumatic.setApiKey');
    await quickInput.widget.getByText('API Key for').first().waitFor();
    await quickInput.type(sandbox.key);
    await quickInput.accept();
    await quickInput.closed();
    await this.#listed();
  }

  async #useServer({ gate }: Service): Promise<void> {
    await this.#window.probe.tell({ do: 'setSetting', id: 'pneumatic.server', value: gate.origin });
  }

  /** Works at the service of another API for a moment. */
  async #changeServer(): Promise<void> {
    const { current, documented } = this.#window;
    await this.#useServer(documented);
    // Questions end with the account that they were asked for.
    await this.quiet();
    // The rows of the other server are gone by the end of this.
    await this.#leaveQuestions(questionsOfWorkflows);
    await this.#launchFields();
    await this.#useServer(current);
  }

  /** Signs out, and in again. */
  async #changeAccount(): Promise<void> {
    const { workbench, probe, current } = this.#window;
    await this.#leaveQuestions(questionsOfRuns);
    await this.#launchFromFile(current);
    await probe.run('pneumatic.signOut');
    await workbench.view('Workflows').welcomeButton('Set API Key…').waitFor();
    await this.#signIn(current);
  }

  async #lookAround(): Promise<void> {
    const { workbench, probe } = this.#window;
    await this.#listed();
    const { tree } = workbench.view('Workflows');
    await tree.row(request).expand();
    await tree.children(request);
    await tree.row(request).collapse();
    for (const what of ['Workflows', 'Runs', 'MyTasks']) {
      await probe.run(`pneumatic.refresh${what}`);
    }
  }

  async #openForm(workflow: string): Promise<FormPage> {
    const { workbench } = this.#window;
    const row = workbench.view('Workflows').tree.row(workflow);
    await eventually(`the form of ${workflow}`, () =>
      attempt(async () => {
        // A click is lost where the rows are replaced at that moment.
        await row.act('Launch…');
        await workbench.editors.tab(workflow).waitFor({ timeout: attemptTime });
        return true as const;
      }),
    );
    // The tooltip of the row may come up over the form.
    await pointAway(workbench.page);
    return this.#shownForm();
  }

  /** The form that is in front. */
  async #shownForm(): Promise<FormPage> {
    const form = new FormPage(this.#window.workbench.editors.shownWebview);
    await form.frame.locator('.form, .launched').waitFor();
    return form;
  }

  /** Launches by the form that stays open. @returns the id of the run. */
  async #launch(name: string): Promise<string> {
    const form = await this.#shownForm();
    await form.fill('Run name', name);
    await form.button('Launch').press('Enter');
    const id = await form.processId();
    // The answer takes the focus once it is in sight.
    await form.frame.locator('.launched h2:focus').waitFor();
    await form.button('Launch Another').press('Enter');
    await form.frame.locator('.form').waitFor();
    return id;
  }

  /** Works on a task of a run, says something, and deletes the run. */
  async #follow(id: string, name: string): Promise<void> {
    const { workbench, probe } = this.#window;
    await probe.run('pneumatic.openRun', { id, name });
    const page = workbench.editors.shownWebview;
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await workbench.view('Runs').tree.row(name).expand();
    const tasks = workbench.view('My Tasks').tree;
    await tasks.row(firstTask).click();
    const task = new TaskPage(page);
    await task.heading.getByText(firstTask).waitFor();
    await task.button('Comment…').press('Enter');
    await task.frame.locator('#comment textarea').fill('All of them.');
    await task.button('Send').press('Enter');
    await task.frame.locator('.event').getByText('All of them.').last().waitFor();
    await task.complete();
    await task.follows(firstTask, secondTask);
    // The task, and the run behind it.
    await probe.run('workbench.action.closeActiveEditor');
    await probe.run('workbench.action.closeActiveEditor');
    await probe.begin('pneumatic.deleteRun', { id, name });
    await workbench
      .view('Runs')
      .tree.rowsWhere('the run as deleted', (rows) => rows.every(({ label }) => label !== name));
  }

  /** Opens what asks something, and leaves it. */
  async #leaveQuestions(left: readonly Question[]): Promise<void> {
    const { workbench, probe } = this.#window;
    const { quickInput } = workbench;
    for (const [command, title] of left) {
      await eventually(`the question ${title}`, async () => {
        await probe.begin(command);
        // VS Code closes a question where it gives the focus to something else at that moment.
        return attempt(async () => {
          await quickInput.opened(title, attemptTime);
          await quickInput.type('hand', attemptTime);
          return true as const;
        });
      });
      await quickInput.cancel();
    }
  }

  async #launchFromFile({ gate, sandbox }: Service): Promise<void> {
    const { probe, folder } = this.#window;
    const before = gate.launches().length;
    await probe.tell({ do: 'open', file: path.join(folder, launchFile) });
    await probe.begin('pneumatic.launchFromFile');
    await eventually('the launch from the file', () =>
      Promise.resolve(gate.launches().length > before ? true : undefined),
    );
    await probe.run('workbench.action.closeActiveEditor');
    await deleteRuns(sandbox);
  }

  async #loseNetwork({ gate }: Service): Promise<void> {
    const { probe } = this.#window;
    const lists = ['Workflows', 'Runs'].map((what) => `pneumatic.refresh${what}`);
    await gate.shut();
    for (const command of lists) await probe.runInNoTime(command);
    await gate.open();
    for (const command of lists) await probe.run(command);
    await this.#listed();
  }

  /** Opens a form with fields, types into it, and launches. */
  async #launchFields(): Promise<void> {
    const { probe } = this.#window;
    const form = await this.#openForm(request);
    await form.fill('Who is it for?', 'jonas.weber@blueharbor.example');
    await form.select('System', 'Source code');
    await form.choose('Level', 'Read and write');
    await form.fill('Reason', 'To look into\nan incident.');
    await form.fill('Until', '2027-01-31');
    await form.button('Launch').press('Enter');
    await form.processId();
    await probe.run('workbench.action.closeActiveEditor');
  }
}
