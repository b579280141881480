import { linkInMarkdown, nameAndLink } from '../core/base/share.ts';
import type { WebLinks } from './account/webLinks.ts';
import type { CommandTable } from './manifest/command.ts';
import { linkFaultText } from './links/linkFaultText.ts';
import { showError } from './platform/notify.ts';
import { copyTexts } from './platform/copyTexts.ts';
import { linkOf, namedBy } from './rowLinks.ts';
import { type VscodeLinkParts, vscodeLinkOf } from './rowVscodeLinks.ts';

type ShareCommand =
  | 'pneumatic.copyLink'
  | 'pneumatic.copyAsMarkdown'
  | 'pneumatic.copyNameAndLink'
  | 'pneumatic.copyVscodeLink';

/** What can be passed on of a row. */
interface Shared {
  readonly id: string;
  readonly name: string;
  /** Its page in the web app; undefined where there is none, or none that is known. */
  readonly link: string | undefined;
}

/** The parts that the commands need. */
interface Parts extends VscodeLinkParts {
  readonly webLinks: WebLinks;
}

/**
 * The commands that copy rows for other people, one line each. `pneumatic.copyNameAndLink`, which
 * is on a key, copies the id of a row that has no link.
 */
export function shareCommands(parts: Parts): Pick<CommandTable, ShareCommand> {
  const { webLinks } = parts;
  const copying =
    (textOf: (shared: Shared) => string | undefined) =>
    async (item: unknown, selected: unknown): Promise<string | undefined> => {
      const rows: readonly unknown[] = Array.isArray(selected) ? selected : [item];
      const shared = await Promise.all(rows.map((row) => sharedOf(webLinks, row)));
      return copyTexts(shared.flatMap((each) => (each && textOf(each)) ?? []));
    };
  return {
    'pneumatic.copyLink': copying(({ link }) => link),
    'pneumatic.copyAsMarkdown': copying(({ name, link }) => link && linkInMarkdown(name, link)),
    'pneumatic.copyNameAndLink': copying(({ id, name, link }) =>
      link === undefined ? id : nameAndLink(name, link),
    ),
    'pneumatic.copyVscodeLink': async (item, selected) => {
      const rows: readonly unknown[] = Array.isArray(selected) ? selected : [item];
      const links = await Promise.all(rows.map((row) => vscodeLinkOf(parts, row)));
      for (const link of links) {
        if (link?.ok !== false) continue;
        await showError(linkFaultText(link.error));
        return undefined;
      }
      return copyTexts(links.flatMap((link) => (link?.ok ? link.value : [])));
    },
  };
}

async function sharedOf(links: WebLinks, row: unknown): Promise<Shared | undefined> {
  const named = namedBy(row);
  return named && { id: named.id, name: named.name, link: await linkOf(links, row, 'own') };
}
