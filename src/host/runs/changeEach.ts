import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { shownName } from '../platform/format.ts';
import { showError, showInformation, withoutLinks } from '../platform/notify.ts';
import type { Reference } from '../platform/reference.ts';

/** How changes of several things have ended. Those that are in neither were not sent. */
export interface Ended<Thing extends Reference> {
  readonly done: readonly Thing[];
  readonly failed: readonly { readonly thing: Thing; readonly error: ServiceError }[];
  /** Whether it ended early, since another account is in use. */
  readonly otherAccount: boolean;
}

interface ChangeOptions {
  /** The title of the progress, where there are several things. */
  readonly title: string;
  /** Whether the account is still the one in use: at another one, an id means another thing. */
  readonly isCurrent: () => Promise<boolean>;
}

/** Sends a request for each thing once, one after another. A person may stop before the next one. */
export function changeEach<Thing extends Reference>(
  things: readonly Thing[],
  options: ChangeOptions,
  send: (thing: Thing) => Answer<unknown>,
): Promise<Ended<Thing>> {
  if (things.length < 2) return sendAll(things, options, send, undefined, () => undefined);
  const location = ProgressLocation.Notification;
  return Promise.resolve(
    window.withProgress(
      { location, title: withoutLinks(options.title), cancellable: true },
      (progress, token) =>
        sendAll(things, options, send, token, ({ name }) => {
          const increment = 100 / things.length;
          progress.report({ message: withoutLinks(shownName(name)), increment });
        }),
    ),
  );
}

async function sendAll<Thing extends Reference>(
  things: readonly Thing[],
  { isCurrent }: ChangeOptions,
  send: (thing: Thing) => Answer<unknown>,
  token: CancellationToken | undefined,
  report: (thing: Thing) => void,
): Promise<Ended<Thing>> {
  const done: Thing[] = [];
  const failed: Ended<Thing>['failed'][number][] = [];
  for (const thing of things) {
    if (token?.isCancellationRequested === true) break;
    if (!(await isCurrent())) return { done, failed, otherAccount: true };
    report(thing);
    const answer = await send(thing);
    if (answer.ok) done.push(thing);
    else failed.push({ thing, error: answer.error });
  }
  return { done, failed, otherAccount: false };
}

const mostNamed = 10;

/** The names of things, one on a line. */
export function namesText(things: readonly Reference[]): string {
  const named = things.slice(0, mostNamed).map(({ name }) => shownName(name));
  const others = things.length - named.length;
  return [...named, ...(others > 0 ? [l10n.t('and {0} more', others)] : [])].join('\n');
}

/** Says that a change has ended early, if another account is why. */
export function sayIfOtherAccount({ otherAccount }: Pick<Ended<Reference>, 'otherAccount'>): void {
  // The notification needs no answer.
  if (otherAccount) {
    void showInformation(l10n.t('Another account is in use now, so the rest was left as it was.'));
  }
}

/** Says why changes have failed: the first in full, the others by name. */
export async function showFailed(
  failed: Ended<Reference>['failed'],
  textOf: (error: ServiceError) => string,
): Promise<void> {
  const [first, ...others] = failed;
  if (!first) return;
  const text = `${first.thing.name}: ${textOf(first.error)}`;
  const rest = others.map(({ thing }) => shownName(thing.name)).join(', ');
  await showError(rest === '' ? text : `${text} ${l10n.t('The same, or alike: {0}.', rest)}`);
}
