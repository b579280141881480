/** The people of the demo account's company, as their addresses begin. */
const members = {
  maya: 'maya.lindqvist',
  tomas: 'tomas.rivera',
  priya: 'priya.nair',
  jonas: 'jonas.weber',
  aiko: 'aiko.tanaka',
  samuel: 'samuel.okafor',
  elena: 'elena.petrova',
  henrik: 'henrik.dahl',
} as const;

/**
 * Maya is an admin and owns the key of a sandbox; Tomás owns the account; Elena is only invited, and
 * Henrik has left.
 */
export type Member = keyof typeof members;

/** The e-mail address of a member. */
export const emailOf = (member: Member): string => `${members[member]}@blueharbor.example`;

/** The API key of a member in a sandbox that is started with `memberKeys`. */
export const keyOf = (member: Member): string => `pn-key-of-${member}`;

/** The keys of all members by their e-mail address, as a sandbox takes them. */
export const memberKeys: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.keys(members) as Member[]).map((member) => [emailOf(member), keyOf(member)]),
);
