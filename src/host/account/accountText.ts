import { l10n } from 'vscode';
import type { Dialect } from '../../api/dialect.ts';
import type { Account, Identity, KeyFault, AddressFault } from '../../core/account/account.ts';
import { serverOf } from '../../core/account/accountId.ts';
import type { AccountId } from '../../core/base/ids.ts';
import { locale } from '../platform/format.ts';
import { dialectSetting } from '../manifest/settings.ts';

/** Which API a server has, as far as that is known. */
export function dialectText(dialect: Dialect | undefined): string {
  switch (dialect) {
    case 'documented':
      return l10n.t('Documented API');
    case 'current':
      return l10n.t('Today’s API');
    case undefined:
      return l10n.t('API not known yet');
  }
}

/** How the API of a server was found out. */
export const howDialectIsKnown = (): string =>
  dialectSetting() === undefined
    ? l10n.t('recognized automatically')
    : l10n.t('set in the settings');

/** The name of the account for people: the demo, or the server's name. */
export const accountLabel = (account: Account): string =>
  account.kind === 'demo' ? l10n.t('Demo account') : serverLabel(account.server);

/** The same, by the id of the account alone. */
export function accountIdLabel(id: AccountId): string {
  const server = serverOf(id);
  return server === undefined ? l10n.t('Demo account') : serverLabel(server);
}

/** The server's name, with its path if it has one: another path is another server. */
export function serverLabel(server: string): string {
  const { host, pathname } = new URL(server);
  return pathname === '/' ? host : host + pathname;
}

/** The owner of a key, in short. */
export const identityLabel = ({ name, account }: Identity): string =>
  account === '' ? name : `${name} · ${account}`;

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

export function addressFaultText(fault: AddressFault): string {
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

/**
 * Names a time zone.
 * @param isGuess the zone is that of the machine this runs on, since no other is known.
 */
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
