import { ProgressLocation, l10n, window } from 'vscode';
import type { PersonClock } from './account/zones.ts';
import type { Sessions } from './account/session.ts';
import type { CommandHandler } from './manifest/command.ts';
import { showInformation } from './platform/notify.ts';
import type { Shown } from './polling/polledList.ts';
import { isRunRow } from './runs/runRow.ts';
import { asOfText } from './service/asOfText.ts';
import { troubleText } from './service/errorText.ts';
import { isMyTaskRow } from './tasks/taskRow.ts';

/** A list that may be shown as it was kept. */
interface MaybeOld {
  readonly now: Shown<unknown>;
  askAgain(): Promise<void>;
}

interface Parts {
  readonly runList: MaybeOld;
  readonly viewedTasks: MaybeOld;
  readonly sessions: Pick<Sessions, 'current'>;
  readonly zones: PersonClock;
}

/**
 * A command that changes nothing by a row that was kept on disk: first the service has to list it
 * again. If that fails, it says so.
 */
export const onceAnswered = (parts: Parts, act: CommandHandler): CommandHandler =>
  act.needsFreshRow
    ? async (item, selected) => ((await isAnswered(parts, item)) ? act(item, selected) : undefined)
    : act;

async function isAnswered(parts: Parts, item: unknown): Promise<boolean> {
  const old = listsOf(parts, item).filter(({ now }) => now.asOf !== undefined);
  const asOf = old[0]?.now.asOf;
  if (asOf === undefined) return true;
  const api = await apiOf(parts);
  const title = l10n.t('Waiting for Pneumatic’s answer…');
  await window.withProgress({ location: ProgressLocation.Notification, title }, async () => {
    await Promise.all(old.map((list) => list.askAgain()));
  });
  const unanswered = old.find((list) => !isFresh(list));
  // In another account, the same ids mean other things.
  if (!unanswered && api !== undefined && api === (await apiOf(parts))) return true;
  const why = l10n.t(
    'Nothing was changed: this is {0}, and Pneumatic has not answered since.',
    asOfText(asOf, parts.zones.now),
  );
  const trouble = troubleText(unanswered?.now.error);
  // The notification needs no answer.
  void showInformation([why, trouble].filter((text) => text !== '').join(' '));
  return false;
}

/** The connection in use, which stays as long as the key does. */
async function apiOf({ sessions }: Parts): Promise<unknown> {
  const session = await sessions.current();
  return session.state === 'signedIn' ? session.api : undefined;
}

/** The lists that a row is from; either for a command that was called without one. */
function listsOf({ runList, viewedTasks }: Parts, item: unknown): readonly MaybeOld[] {
  if (isRunRow(item)) return [runList];
  if (isMyTaskRow(item)) return [viewedTasks];
  return item === undefined ? [runList, viewedTasks] : [];
}

/** Whether the service has listed it; a list that was dropped meanwhile has no value. */
const isFresh = ({ now }: MaybeOld): boolean =>
  now.value !== undefined && now.asOf === undefined && !now.error;
