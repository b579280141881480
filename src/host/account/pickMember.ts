import { l10n, ThemeIcon } from 'vscode';
import type { Assignee } from '../../core/account/assignee.ts';
import { Matcher } from '../../core/base/matcher.ts';
import type { ClosesPick } from './accountUse.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';

/** A person or a group of the account whose id is known. */
export interface Member {
  readonly kind: 'person' | 'group';
  readonly id: string;
  readonly name: string;
  /** An e-mail address, or the number of members. */
  readonly remark: string;
}

const membersText = (count: number | undefined): string =>
  count === 1 ? l10n.t('1 member') : l10n.t('{0} members', count ?? 0);

const toMember = ({ kind, id, name, value, members }: Assignee): readonly Member[] =>
  id === undefined
    ? []
    : [{ kind, id, name, remark: kind === 'group' ? membersText(members) : value }];

/** The people and groups that can be named in a filter. */
export const membersOf = (assignees: readonly Assignee[]): readonly Member[] =>
  assignees.flatMap(toMember);

/** Finds members by their names and addresses. */
export const memberMatcher = (members: readonly Member[]): Matcher<Member> =>
  new Matcher(members, ({ name, remark }) => ({ names: [name, remark] }));

/** How a person or a group looks in a pick. */
export const memberIcon = ({ kind }: Pick<Member, 'kind'>): ThemeIcon =>
  new ThemeIcon(kind === 'group' ? 'organization' : 'person');

/** Lets a person choose a member of the account; says so where nobody could be listed. */
export function pickMember(
  members: readonly Member[],
  options: { readonly title: string; readonly placeHolder: string },
  onOpen?: ClosesPick,
): Promise<Member | undefined> {
  if (members.length === 0) {
    // The notification needs no answer.
    void showInformation(l10n.t('The people could not be listed.'));
    return Promise.resolve(undefined);
  }
  const rows = members.map((member): Row<Member> => ({
    label: withoutIcons(member.name),
    description: withoutIcons(member.remark),
    iconPath: memberIcon(member),
    value: member,
  }));
  return pickFrom(rows, options, onOpen);
}
