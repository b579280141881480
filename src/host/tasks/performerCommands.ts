import { l10n, window } from 'vscode';
import { type Assignee, type PerformerRef, refOf } from '../../core/account/assignee.ts';
import type { Answer } from '../../core/base/answer.ts';
import { type RunTaskId, runTaskId } from '../../core/base/ids.ts';
import type { Performer } from '../../core/runs/run.ts';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { Abilities } from '../account/abilities.ts';
import { type AccountUseParts, type ClosesPick, closingWith } from '../account/accountUse.ts';
import type { People } from '../account/people.ts';
import { type CommandTable, onFreshRow } from '../manifest/command.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { withLast } from '../platform/longList.ts';
import { shownName } from '../platform/format.ts';
import { showError, showInformation, withoutIcons } from '../platform/notify.ts';
import type { Changes } from '../service/changes.ts';
import { errorText } from '../service/errorText.ts';
import { loadTask } from './loadTask.ts';
import type { TaskList } from './taskList.ts';
import { taskOf } from './taskRow.ts';

type PerformerCommand = 'pneumatic.addPerformer' | 'pneumatic.removePerformer';

/** The parts that the commands need. */
interface Parts extends AccountUseParts {
  readonly abilities: Abilities;
  readonly people: People;
  readonly taskList: TaskList;
  readonly changes: Changes;
}

/** A task whose performers are changed. */
interface Chosen {
  readonly api: TasksApi;
  readonly id: RunTaskId;
  readonly name: string;
  readonly performers: readonly Performer[];
  /** Closes a pick once the account goes out of use. */
  readonly closes: ClosesPick;
}

/** A performer to add or remove, under the name to show. */
interface Somebody {
  readonly ref: PerformerRef;
  readonly name: string;
}

/** The commands take a task, or `{ id, name }` of one. */
export function performerCommands(parts: Parts): Pick<CommandTable, PerformerCommand> {
  const on = (
    choose: (
      task: Chosen,
      assignees: readonly Assignee[] | undefined,
    ) => Promise<Somebody | undefined>,
    send: (task: Chosen, who: Somebody) => Answer<void>,
    done: (task: string, who: string) => string,
  ) =>
    onFreshRow(async (item): Promise<void> => {
      const task = taskOf(item);
      const able = await parts.abilities.ask();
      if (!task || !able?.can.managesRuns) return;
      const { api } = able.session;
      const { name } = task;
      const wanted = { taskList: parts.taskList, api, id: runTaskId(task.id), name };
      const detail = await loadTask(wanted);
      if (!detail) return;
      const closes = closingWith(parts, able.session);
      const chosen: Chosen = { ...wanted, performers: detail.performers, closes };
      const who = await choose(chosen, await parts.people.of(api));
      // While a question was open, the account may have changed: there, the id means another task.
      if (!who || (await parts.abilities.ask())?.session !== able.session) return;
      const answer = await send(chosen, who);
      parts.changes.note();
      // The notification needs no answer.
      if (answer.ok) void showInformation(done(shownName(name), shownName(who.name)));
      else await showError(`${name}: ${errorText(answer.error)}`);
    });
  return {
    'pneumatic.addPerformer': on(
      askWhoToAdd,
      ({ api, id }, { ref }) => api.addPerformer(id, ref),
      (task, who) => l10n.t('“{0}” is assigned to {1}, too.', task, who),
    ),
    'pneumatic.removePerformer': on(
      askWhoToRemove,
      ({ api, id }, { ref }) => api.removePerformer(id, ref),
      (task, who) => l10n.t('“{0}” is no longer assigned to {1}.', task, who),
    ),
  };
}

const keyOf = ({ kind, key }: PerformerRef): string => `${kind} ${key}`;

async function askWhoToAdd(
  { name, performers, closes }: Chosen,
  assignees: readonly Assignee[] | undefined,
): Promise<Somebody | undefined> {
  const present = new Set(performers.flatMap(({ ref }) => (ref ? [keyOf(ref)] : [])));
  const rows = (assignees ?? []).flatMap((assignee): readonly Row<Somebody | 'guest'>[] => {
    const ref = refOf(assignee);
    if (!ref || present.has(keyOf(ref))) return [];
    const description = assignee.kind === 'group' ? l10n.t('group') : withoutIcons(assignee.value);
    const label = `$(${assignee.kind === 'group' ? 'organization' : 'person'}) `;
    return [
      {
        label: label + withoutIcons(assignee.name),
        description,
        value: { ref, name: assignee.name },
      },
    ];
  });
  const guest = { label: `$(mail) ${l10n.t('Guest, by E-Mail…')}`, value: 'guest' as const };
  const options = {
    title: l10n.t('Add a Performer of “{0}”', name),
    placeHolder: assignees
      ? l10n.t('Who else gets the task?')
      : l10n.t('The people could not be listed. A guest can be added.'),
  };
  const picked = await pickFrom<Somebody | 'guest'>(withLast(rows, [guest]), options, closes);
  return picked === 'guest' ? askForGuest(name) : picked;
}

const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

async function askForGuest(name: string): Promise<Somebody | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Add a Guest as Performer of “{0}”', name),
    prompt: l10n.t(
      'An e-mail leaves your company: it has the name and the description of the task, and a link by which whoever has it can see and complete the task.',
    ),
    placeHolder: 'name@example.com',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || looksLikeEmail(text) ? undefined : l10n.t('Type an e-mail address.'),
  });
  const email = typed?.trim().toLowerCase() ?? '';
  return looksLikeEmail(email) ? { ref: { kind: 'guest', key: email }, name: email } : undefined;
}

async function askWhoToRemove({ name, performers, closes }: Chosen): Promise<Somebody | undefined> {
  const rows = performers.flatMap(({ kind, name: who, ref }): readonly Row<Somebody>[] =>
    ref
      ? [
          {
            label: `$(${kind === 'group' ? 'organization' : 'person'}) ${withoutIcons(who)}`,
            value: { ref, name: who },
          },
        ]
      : [],
  );
  if (rows.length < 2) {
    await showInformation(
      l10n.t('Somebody has to work on “{0}”. Add another performer first.', name),
    );
    return undefined;
  }
  const options = {
    title: l10n.t('Remove a Performer of “{0}”', name),
    placeHolder: l10n.t('Who no longer works on it?'),
  };
  return pickFrom(rows, options, closes);
}
