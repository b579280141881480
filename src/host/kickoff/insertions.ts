/** What of the editor and its repository can be inserted into a text field. */
import { l10n } from 'vscode';
import { forgeLink } from '../../core/attach/forgeLink.ts';
import { type Repository, findGit } from '../attach/git.ts';
import type { Place } from '../attach/lastEditor.ts';
import { isText, offersAt } from '../attach/offers.ts';
import { gitVariable } from './variables/gitVariables.ts';

/** A text that can be inserted. */
export interface Insertion {
  readonly icon: string;
  readonly label: string;
  /** What it is, in short. */
  readonly about: string;
  /** Reads it; undefined where there is nothing after all. */
  readonly text: () => Promise<string | undefined>;
}

/** What can be inserted now, by the file that was in front last. */
export async function insertionsAt(place: Place | undefined): Promise<readonly Insertion[]> {
  return [...(await ofGit(place)), ...linkTo(place), ...ofEditor(place)];
}

async function ofGit(place: Place | undefined): Promise<readonly Insertion[]> {
  const offered = [
    ['git:branch', 'git-branch', l10n.t('Branch')],
    ['git:tag', 'tag', l10n.t('Tag')],
    ['git:commit', 'git-commit', l10n.t('Commit')],
  ] as const;
  const found = await Promise.all(
    offered.map(async ([name, icon, label]) => {
      const read = await gitVariable(name, place?.uri);
      const value = typeof read === 'object' && 'value' in read ? read.value : undefined;
      return value === undefined
        ? []
        : [{ icon, label, about: value, text: () => Promise.resolve(value) }];
    }),
  );
  return found.flat();
}

/** The link to the lines that are selected, on the site of the repository. */
function linkTo(place: Place | undefined): readonly Insertion[] {
  const repository = place && findGit()?.getRepository(place.uri);
  const link = place && repository ? linkIn(repository, place) : undefined;
  return link === undefined
    ? []
    : [
        {
          ...{ icon: 'link', label: l10n.t('Link to the Line'), about: link },
          text: () => Promise.resolve(link),
        },
      ];
}

function linkIn({ rootUri, state }: Repository, { uri, editor }: Place): string | undefined {
  const commit = state.HEAD?.commit;
  const name = state.HEAD?.upstream?.remote ?? 'origin';
  const remote = state.remotes.find((each) => each.name === name) ?? state.remotes[0];
  const top = `${rootUri.path.replace(/\/$/, '')}/`;
  if (commit === undefined || remote?.fetchUrl === undefined || !uri.path.startsWith(top)) {
    return undefined;
  }
  const { selection } = editor ?? {};
  const path = uri.path.slice(top.length);
  return forgeLink(remote.fetchUrl, {
    commit,
    path,
    first: (selection?.start.line ?? 0) + 1,
    last: (selection?.end.line ?? 0) + 1,
  });
}

/** The selection, and the problems of the file. */
const ofEditor = (place: Place | undefined): readonly Insertion[] =>
  offersAt(place, [])
    .filter(({ icon }) => icon !== 'file')
    .map(({ icon, label, about, take }) => ({
      ...{ icon, label, about },
      text: async () => {
        const taken = await take();
        return typeof taken === 'string' || !isText(taken) ? undefined : taken.text;
      },
    }));
