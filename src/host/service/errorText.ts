import { l10n } from 'vscode';
import {
  type ServiceError,
  type UnknownOutcomeCause,
  isSomebodyElses,
} from '../../core/base/errors.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { durationText } from '../platform/format.ts';

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

/** A proxy answers with these when it cannot reach the server behind it. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

const refusalStatuses: Partial<Readonly<Record<ServiceError['kind'], number>>> = {
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
};

/** A proxy, a firewall or a sign-in portal answers with a page for browsers instead of JSON. */
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

/** OpenSSL’s codes for a certificate that cannot be trusted. */
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

/** The end of a sentence that says why the outcome of a launch is unknown. */
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

/** A notice as one text. */
export const noticeText = ({ message, nextStep }: Notice): string =>
  [message, nextStep].filter((text) => text !== '').join(' ');

/** The two sentences of an error's notice as one text. */
export function errorText(error: ServiceError): string {
  const { message, nextStep } = errorNotice(error);
  return `${message} ${nextStep}`;
}

/** The message above the rows of a view that are out of date; empty where they are up to date. */
export const troubleText = (error: ServiceError | undefined): string =>
  error && error.kind !== 'cancelled' ? errorText(error) : '';

/** The notice for an error, on a page that has its own button to send again. */
export function noticeOnPage(error: ServiceError): Notice {
  const notice = errorNotice(error);
  return notice.action === 'retry' ? { ...notice, action: undefined } : notice;
}
