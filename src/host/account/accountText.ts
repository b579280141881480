import { l10n } from 'vscode';
import type { Dialect } from '../../api/dialect.ts';
import { dialectSetting } from '../settings.ts';

/** Which API a server has, as far as that is known. */
export function dialectText(dialect: Dialect | undefined): string {
  switch (dialect) {
    case 'documented':
      return l10n.t('Documented API');
    case 'current':
      return l10n.t('Today’s API');
    case undefined:
      return l10n.t('API not found out yet');
  }
}

/** How it has come to be known which API a server has. */
export const howDialectIsKnown = (): string =>
  dialectSetting() === undefined ? l10n.t('found out by asking') : l10n.t('set in the settings');
