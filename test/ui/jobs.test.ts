/** Ten jobs of a working day, each by keyboard alone and by mouse alone, counted. */
import assert from 'node:assert/strict';
import { ContextMenu } from '../vscode/objects/contextMenu.ts';
import { FormPage } from '../vscode/objects/formPage.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import { storedRun } from '../support/sandboxRuns.ts';
import { useAtWork } from './support/atWork.ts';
import { copied } from './support/copied.ts';
import { useCounted } from './support/counted.ts';
import { jobs, useJobs } from './support/jobs.ts';
import { useKeyboard } from './support/keyboard.ts';
import { signIn } from './support/person.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';
import { day, lastWeek, startWorkingDay } from './support/workingDay.ts';

const web = 'https://web.example';
const handover = 'on-call handover';
const workflow = 'Access request';

describe('A working day', () => {
  const account = useAtWork(startWorkingDay);
  const window = useSharedWindow(() => ({
    'pneumatic.server': account().origin,
    'pneumatic.webAddress': web,
  }));
  const keyboard = useKeyboard(window);
  const counted = useCounted(window);
  const { press, type, click, runCommand } = counted;
  const job = useJobs(counted);
  const runs = () => window().view('Runs').tree;
  const chips = () => window().view('Runs').description;
  const form = () => new FormPage(window().editors.shownWebview);
  const task = () => new TaskPage(window().editors.shownWebview);

  before(() => signIn(window(), account().key));
  afterEach('nothing is open', async () => {
    if ((await window().editors.titles()).length > 0) {
      await window().commands.run('View: Close All Editors');
    }
  });

  /** Gives the focus to a row of Runs. */
  async function focusRun(label: string): Promise<void> {
    await runs().rowsWhere('the run', (rows) => rows.some((row) => row.label === label));
    const tree = await keyboard.focusOn('Runs');
    await keyboard.moveTo(tree, label);
  }

  /** Opens the page of a run. */
  async function openRun(label: string): Promise<void> {
    await runs().row(label).click();
    await focusedHeading(label);
  }

  const focusedHeading = (label: string): Promise<void> =>
    until(`the focus on ${label}`, async () => {
      const { heading } = task();
      const text = await heading.textContent();
      return text?.includes(label) === true && heading.evaluate((h1) => h1.matches(':focus'));
    });

  /** Presses Tab until a button has the focus, and then Enter. */
  async function tabTo(name: string): Promise<void> {
    const button = task().button(name);
    do {
      await press('Tab');
    } while (!(await button.evaluate((found) => found.matches(':focus, :focus-within'))));
    await press('Enter');
  }

  const clearFilter = async (): Promise<void> => {
    await (await window().view('Runs').moreActions()).pick('Clear Filter of Runs');
    await until('the filter to begin with', async () =>
      (await chips().innerText()).startsWith('All states · mine'),
    );
  };

  /** Waits until the chips behind the title say this. */
  const filtered = (by: string): Promise<void> =>
    until(`the chip ${by}`, async () => (await chips().innerText()).includes(by));

  const launched = async (): Promise<ReturnType<typeof storedRun>> =>
    storedRun(account().file, await form().processId());

  job(jobs.launch, {
    keys: async () => {
      await press('Control+K', 'l');
      await keyboard.asked('Launch Workflow');
      await type(jobs.launch.typed);
      await until('it', async () => (await window().quickInput.focused()) === handover);
      await press('Enter');
      await form().button('Launch').waitFor();
      await keyboard.openedPage(form());
      await press('Control+Enter');
      assert.equal((await launched()).workflowId, 10);
    },
    clicks: async () => {
      await click(() => window().view('Workflows').act('Find Workflow…'));
      await keyboard.asked('Find Workflow');
      await type(jobs.launch.typed);
      const row = window().quickInput.options.filter({ hasText: handover });
      await row.hover();
      await click(() => row.getByRole('button', { name: 'Launch…' }).click());
      await form().button('Launch').waitFor();
      await click(() => form().launch());
      assert.equal((await launched()).workflowId, 10);
    },
  });

  const assertAgain = async (): Promise<void> => {
    const { name, kickoff } = await launched();
    assert.deepEqual({ name, kickoff }, { name: day.lastWeek, kickoff: lastWeek });
  };
  const hasReason = () =>
    until('its values', async () => {
      return (await form().input('Reason').inputValue()) === lastWeek.reason;
    });

  job(
    jobs.again,
    {
      keys: async () => {
        await press('Control+Enter');
        await hasReason();
        await keyboard.openedPage(form());
        await press('Control+Enter');
        await assertAgain();
      },
      clicks: async () => {
        await click(() => runs().row(day.lastWeek).act('Launch Again…'));
        await hasReason();
        await click(() => form().launch());
        await assertAgain();
      },
    },
    () => focusRun(day.lastWeek),
  );

  const assertLate = async (): Promise<void> => {
    await filtered('Overdue');
    const [row] = await runs().rowsWhere('what is late', ({ length }) => length === 1);
    assert.equal(row?.label, day.lastWeek);
    assert.equal(row.icon, 'warning');
    assert.match(row.ariaLabel, /overdue by/);
    assert.match(row.description, /^overdue by .* · 1\/4 Check the request · Jonas Weber$/);
    await clearFilter();
  };

  job(
    jobs.late,
    {
      keys: async () => {
        await press('Home');
        await press('Enter');
        await assertLate();
      },
      clicks: async () => {
        await click(() => runs().row('1 overdue').click());
        await assertLate();
      },
    },
    async () => {
      await runs().rowsWhere('what is late', ([first]) => first?.label === '1 overdue');
      await keyboard.focusOn('Runs');
    },
  );

  job(jobs.find, {
    keys: async () => {
      await runCommand('Pneumatic: Find Run…');
      await found();
      await press('Enter');
      await focusedHeading(day.escalation);
    },
    clicks: async () => {
      await click(() => window().view('Runs').act('Find Run…'));
      await found();
      await click(() => window().quickInput.options.first().click());
      await focusedHeading(day.escalation);
    },
  });

  async function found(): Promise<void> {
    await keyboard.asked('Find Run');
    await type(jobs.find.typed);
    await until('the reason', async () => {
      const { quickInput } = window();
      const [first] = await quickInput.items();
      if (first?.detail.startsWith('What has happened?: ') !== true) return false;
      return first.label === day.escalation && (await quickInput.focused()) === day.escalation;
    });
  }

  const assertColleague = async (): Promise<void> => {
    await filtered('waiting for Jonas Weber');
    await runs().rowsWhere('what waits for him', (rows) =>
      rows.some(({ label }) => label === day.lastWeek),
    );
    assert.ok((await runs().rows()).every(({ label }) => label !== day.handover));
  };
  /** Types into the filter of Runs, and waits for the first row. */
  async function foundFilter(typed: string, label: string, description = ''): Promise<void> {
    await keyboard.asked('Filter Runs');
    await window().quickInput.filled();
    await type(typed);
    await until(label, async () => {
      const { quickInput } = window();
      const [first] = await quickInput.items();
      if (first?.label !== label || !first.description.startsWith(description)) return false;
      return (await quickInput.focused()) === label;
    });
  }

  job(jobs.colleague, {
    keys: async () => {
      await runCommand('Pneumatic: Filter Runs…');
      await foundFilter(jobs.colleague.typed, 'Waiting for', 'Jonas Weber');
      await press('Enter');
      await assertColleague();
      await press('Escape');
      await clearFilter();
    },
    clicks: async () => {
      await click(() => window().view('Runs').act('Filter Runs…'));
      await foundFilter(jobs.colleague.typed, 'Waiting for', 'Jonas Weber');
      await click(() => window().quickInput.options.first().click());
      await assertColleague();
      await window().quickInput.cancel();
      await clearFilter();
    },
  });

  const isDue = () =>
    runs().rowsWhere('the due date', (rows) =>
      rows.some(
        ({ label, description }) => label === day.handover && description.includes(' · due '),
      ),
    );

  job(
    jobs.due,
    {
      keys: async () => {
        await tabTo('Set Due Date…');
        await keyboard.asked(`Due Date of “${day.handover}”`);
        await type(jobs.due.typed);
        await press('Enter');
        await isDue();
      },
      clicks: async () => {
        await click(() => task().button('Set Due Date…').click());
        await keyboard.asked(`Due Date of “${day.handover}”`);
        await click(() => window().quickInput.options.first().click());
        await isDue();
      },
    },
    () => openRun(day.handover),
  );

  const link = new RegExp(`${day.handover} – ${web}/workflows/\\d+/$`);

  job(
    jobs.share,
    {
      keys: async () => {
        await copied(window(), () => press('Control+C'));
        // Any text box stands in for the one of a chat.
        await window().commands.open();
        await press('Control+V');
        await until('the text', async () =>
          link.test(await window().quickInput.input.inputValue()),
        );
        await window().quickInput.cancel();
      },
      clicks: async () => {
        const text = await copied(window(), async () => {
          const row = runs().row(day.handover);
          await click(() => row.menu());
          await click(() => new ContextMenu(window().page).pick('Copy Name and Link'));
        });
        assert.match(text, link);
      },
    },
    () => focusRun(day.handover),
  );

  const plainTask = 'Walk along the pier';
  const openTask = async (): Promise<void> => {
    await window().view('My Tasks').tree.row(plainTask).click();
    await focusedHeading(plainTask);
  };
  const box = () => task().frame.locator('#comment:focus-within');
  const sent = async (): Promise<void> => {
    await task().frame.locator('#comment').waitFor({ state: 'detached' });
    await task().frame.locator('.event').getByText(jobs.comment.typed).last().waitFor();
  };

  job(
    jobs.comment,
    {
      keys: async () => {
        await tabTo('Comment…');
        await box().waitFor();
        await type(jobs.comment.typed);
        await press('Control+Enter');
        await sent();
      },
      clicks: async () => {
        await click(() => task().button('Comment…').click());
        await box().waitFor();
        await type(jobs.comment.typed);
        await click(() => task().button('Send').click());
        await sent();
      },
    },
    openTask,
  );

  /** Completes five tasks, each once the page of it has come into the tab. */
  async function five(complete: () => Promise<void>): Promise<void> {
    const before = await account().completed();
    for (let done = 0; done < 5; done += 1) {
      const name = await task().heading.innerText();
      await complete();
      await task().frame.getByText(`“${name}” is completed.`).first().waitFor();
      await until('the focus', () => task().heading.evaluate((h1) => h1.matches(':focus')));
    }
    assert.equal((await account().completed()) - before, 5);
    assert.equal((await window().editors.titles()).length, 1);
  }

  job(
    jobs.five,
    {
      keys: () => five(() => press('Control+Enter')),
      clicks: () => five(() => click(() => task().button('Complete').click())),
    },
    openTask,
  );

  const ofWorkflow = async (): Promise<void> => {
    await filtered(workflow);
    await runs().rowsWhere(
      'its runs',
      (rows) => rows.length > 0 && rows.every(({ label }) => label !== day.handover),
    );
  };

  job(jobs.runsOf, {
    keys: async () => {
      await runCommand('Pneumatic: Filter Runs…');
      await foundFilter(jobs.runsOf.typed, `Runs of ${workflow}`);
      await press('Enter');
      await ofWorkflow();
      await press('Escape');
    },
    clicks: async () => {
      const row = window().view('Workflows').tree.row(workflow);
      await click(() => row.menu());
      await click(() => new ContextMenu(window().page).pick('Show Its Runs'));
      await ofWorkflow();
    },
  });
});
