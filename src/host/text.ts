import { env, l10n } from 'vscode';
import type { Account, Identity, KeyFault, ServerFault } from '../core/account/account.ts';
import {
  type ServiceError,
  type UnknownOutcomeCause,
  isSomebodyElses,
} from '../core/base/errors.ts';
import { isBlank } from '../core/base/isBlank.ts';
import { visibleText } from '../core/base/visibleText.ts';
import type { FieldKind } from '../core/form/field.ts';
import type { ClockView } from '../protocol/clock.ts';
import type { Unnamed } from '../core/base/unnamed.ts';
import type { Notice, NoticeAction } from '../protocol/notice.ts';

/** What a person calls the account: the demo, or the server's name. */
export const accountLabel = (account: Account): string =>
  account.kind === 'demo' ? l10n.t('Demo account') : serverLabel(account.server);

/** A server by its name, and by its path where it has one: another path is another server. */
export function serverLabel(server: string): string {
  const { host, pathname } = new URL(server);
  return pathname === '/' ? host : host + pathname;
}

/** In characters; more would crowd everything else out of a row or a notice. */
const longestName = 200;

/** A name as it is shown; what is copied, kept or opened has it whole. */
export const shownName = (name: string): string =>
  name.length > longestName
    ? `${name.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : name;

/** What things are called that have no name; without an id where none is known. */
export const unnamed: Unnamed = {
  workflow: (id) =>
    id === undefined ? l10n.t('Unnamed workflow') : l10n.t('Unnamed workflow {0}', id),
  run: (id) => (id === undefined ? l10n.t('Unnamed run') : l10n.t('Unnamed run {0}', id)),
  task: (id) => (id === undefined ? l10n.t('Unnamed task') : l10n.t('Unnamed task {0}', id)),
};

/** What a thing of the service is called, whoever shows it: one without a name by its kind and id. */
export const nameOf = (
  kind: keyof Unnamed,
  { id, name }: { readonly id: string; readonly name: string },
): string => (isBlank(name) ? unnamed[kind](visibleText(id)) : shownName(name));

/** Whom a key belongs to, in short. */
export const identityLabel = ({ name, account }: Identity): string =>
  account === '' ? name : `${name} · ${account}`;

const notice = (message: string, nextStep: string, action?: NoticeAction): Notice => ({
  message,
  nextStep,
  action,
});

/** A sentence that says what went wrong, and what to do next. */
export function errorNotice(error: ServiceError): Notice {
  if (isSomebodyElses(error)) return webPageNotice(error);
  switch (error.kind) {
    case 'unauthorized':
      return notice(
        l10n.t('Pneumatic does not accept the API key.'),
        l10n.t('Copy the key from your profile page in Pneumatic and set it again.'),
        'setApiKey',
      );
    case 'forbidden':
      return notice(
        withDetail(l10n.t('Your account may not do this, or it no longer exists.'), error.detail),
        l10n.t('Ask whoever manages the account in Pneumatic what your role and its plan allow.'),
      );
    case 'notFound':
      return notice(
        l10n.t('Pneumatic does not find this. It may have been deleted, or the server is another.'),
        l10n.t('Refresh the workflows, and check the server with “Pneumatic: Select Server…”.'),
      );
    case 'rejected':
      return notice(
        withDetail(l10n.t('Pneumatic did not accept the request.'), error.message),
        afterRejection(error),
      );
    case 'rateLimited':
      return notice(
        l10n.t('Pneumatic asks for fewer requests.'),
        error.retryAt === undefined
          ? l10n.t('Wait a minute and try again.')
          : l10n.t('Wait {0} and try again.', durationText(error.retryAt - Date.now())),
        'retry',
      );
    case 'serverFault':
      return notice(
        gatewayStatuses.includes(error.status)
          ? l10n.t(
              'Pneumatic, or a proxy in front of it, is not available (status {0}).',
              error.status,
            )
          : l10n.t('Pneumatic has a problem of its own (status {0}).', error.status),
        l10n.t('Try again in a few minutes.'),
        'retry',
      );
    case 'unreachable':
      return unreachableNotice(error.reason);
    case 'timedOut':
      return notice(
        l10n.t('Pneumatic did not answer within {0} seconds.', Math.round(error.afterMs / 1000)),
        l10n.t('Check your network connection and try again.'),
        'retry',
      );
    case 'outcomeUnknown':
      return notice(
        l10n.t('The run may have started: {0}', unknownCause(error.cause)),
        l10n.t(
          'Look for it in Pneumatic before you launch again. Nothing is sent again by itself.',
        ),
        'showLog',
      );
    case 'changeUnknown':
      return notice(
        l10n.t('It may have been done: {0}', unknownCause(error.cause)),
        l10n.t('Refresh to see how it stands. Nothing is sent again by itself.'),
        'refresh',
      );
    case 'notSupported':
      return notice(
        l10n.t('The account’s server cannot do this.'),
        l10n.t('Use Pneumatic in the browser for it.'),
      );
    case 'notUnderstood':
      return notice(
        misunderstanding(error),
        l10n.t('Check the server’s address with “Pneumatic: Select Server…”.'),
        'showLog',
      );
    case 'cancelled':
      return notice(l10n.t('Cancelled.'), l10n.t('Try again when you are ready.'), 'retry');
  }
}

/** With these a proxy says that it cannot reach what is behind it. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

const refusalStatuses: Partial<Readonly<Record<ServiceError['kind'], number>>> = {
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
};

/** A proxy, a firewall or a sign-in portal has a page for browsers where the service has JSON. */
function webPageNotice({ kind }: ServiceError): Notice {
  const status = refusalStatuses[kind];
  return notice(
    status === undefined
      ? l10n.t('A web page came in the place of Pneumatic’s answer.')
      : l10n.t('A web page came in the place of Pneumatic’s answer (status {0}).', status),
    l10n.t(
      'A proxy, a firewall or a sign-in portal may stand between: open a web page in your browser, or connect to your VPN. If that does not help, check the server’s address with “Pneumatic: Select Server…”.',
    ),
    'retry',
  );
}

type ErrorOf<Kind extends ServiceError['kind']> = Extract<ServiceError, { kind: Kind }>;

function afterRejection({ status, rejections }: ErrorOf<'rejected'>): string {
  if (rejections.length > 0) return l10n.t('Correct what is marked and try again.');
  if (status === 413) return l10n.t('Shorten what you entered and try again.');
  return l10n.t('It says no more than this. Try again later, or ask the owner of the workflow.');
}

/** OpenSSL’s codes for a certificate that is not to be trusted. */
const certificateCode = /CERT|^UNABLE_TO_/;

function unreachableNotice(reason: string): Notice {
  if (certificateCode.test(reason)) {
    return notice(
      withDetail(l10n.t('The server’s certificate cannot be trusted.'), reason),
      l10n.t(
        'Check the server’s address. If your company inspects traffic, have its certificate installed on this machine.',
      ),
      'retry',
    );
  }
  return notice(
    withDetail(l10n.t('Pneumatic cannot be reached.'), reason),
    l10n.t('Check your network connection and the server’s address, then try again.'),
    'retry',
  );
}

function misunderstanding({ path, expected, found }: ErrorOf<'notUnderstood'>): string {
  return path === ''
    ? l10n.t(
        'The answer is not what the API describes: expected {0} but found {1}.',
        expected,
        found,
      )
    : l10n.t(
        'The answer is not what the API describes: at {0}, expected {1} but found {2}.',
        path,
        expected,
        found,
      );
}

/** Why the outcome of a launch is not known, as the end of a sentence. */
export function unknownCause(cause: UnknownOutcomeCause): string {
  switch (cause) {
    case 'timeout':
      return l10n.t('no answer came in time.');
    case 'connection':
      return l10n.t('the connection broke after the request was sent.');
    case 'answer':
      return l10n.t('the answer could not be read.');
    case 'server':
      return l10n.t('Pneumatic failed while it was handling the request.');
    case 'cancelled':
      return l10n.t('you stopped waiting for the answer.');
  }
}

const withDetail = (sentence: string, detail: string): string =>
  detail === '' ? sentence : `${sentence} (${detail})`;

/** An error in both sentences of its notice, for places that have room for one text only. */
export function errorText(error: ServiceError): string {
  const { message, nextStep } = errorNotice(error);
  return `${message} ${nextStep}`;
}

/** What a view says above its rows of why they are not up to date; empty where they are. */
export const troubleText = (error: ServiceError | undefined): string =>
  error && error.kind !== 'cancelled' ? errorText(error) : '';

export function keyFaultText(fault: KeyFault): string {
  switch (fault) {
    case 'empty':
      return l10n.t('Paste the API key.');
    case 'hasSpaces':
      return l10n.t('An API key has no spaces or line breaks. Copy it again.');
    case 'notAscii':
      return l10n.t('An API key has only letters, digits and signs of ASCII. Copy it again.');
    case 'tooLong':
      return l10n.t('This is too long for an API key. Copy the key alone.');
  }
}

export function serverFaultText(fault: ServerFault): string {
  switch (fault) {
    case 'notAddress':
      return l10n.t('Enter an address such as https://api.pneumatic.app.');
    case 'notHttps':
      return l10n.t('The address must start with https://, or the key could be read on its way.');
    case 'hasCredentials':
      return l10n.t('Leave out the user name and password: the API key is all that is needed.');
    case 'hasQuery':
      return l10n.t('Leave out everything from the ? or # on.');
  }
}

export function fieldKindText(kind: FieldKind, sourceType: string): string {
  switch (kind) {
    case 'string':
      return l10n.t('Short text');
    case 'text':
      return l10n.t('Long text');
    case 'number':
      return l10n.t('Number');
    case 'date':
      return l10n.t('Date');
    case 'url':
      return l10n.t('Web address');
    case 'radio':
      return l10n.t('One of several');
    case 'dropdown':
      return l10n.t('Dropdown');
    case 'checkbox':
      return l10n.t('Any of several');
    case 'user':
      return l10n.t('Person');
    case 'file':
      return l10n.t('File');
    case 'unknown':
      return l10n.t('Unknown type “{0}”', sourceType);
  }
}

const locale = (): string => env.language;

/** Date and time of day in the user's language, by the person's clock. */
export const dateTime = (ms: number, { zone }: ClockView): string =>
  new Intl.DateTimeFormat(locale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(ms);

/** A text about times, with the zone that they are in where that does not go without saying. */
export const withNote = (text: string, { note }: ClockView): string =>
  note === undefined ? text : `${text} · ${note}`;

/** Names a time zone. @param isGuess nobody has told it: it is that of the machine this runs on. */
export function zoneText(zone: string, isGuess: boolean): string {
  if (isGuess) {
    return l10n.t('Time zone: {0}, that of the machine on which the extension runs', zone);
  }
  const named = new Intl.DateTimeFormat(locale(), { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = named.formatToParts().find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === zone
    ? l10n.t('Time zone: {0}', zone)
    : l10n.t('Time zone: {0} ({1})', name, zone);
}

const minute = 60_000;
const hour = 60 * minute;

/** How long something takes, in milliseconds, in the smallest unit that is not pointlessly exact. */
function durationText(ms: number): string {
  const inUnits = (unit: 'second' | 'minute' | 'hour', length: number): string =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
      Math.max(1, Math.ceil(ms / length)),
    );
  if (ms > 2 * hour) return inUnits('hour', hour);
  return ms > 2 * minute ? inUnits('minute', minute) : inUnits('second', 1000);
}
