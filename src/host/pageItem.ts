import * as v from 'valibot';
import type { Reference } from './platform/reference.ts';

/** What a part of a page hands to the commands of its context menu. */
export interface PageItem extends Reference {
  readonly webviewSection: string;
  readonly account: string;
  /** What can be done with it, as words. */
  readonly can: string;
  /** The run of a task. */
  readonly runId: string;
  readonly runName: string;
  /** A person: the id of a member, or the e-mail address of a guest. */
  readonly person: string;
}

const text = v.optional(v.string(), '');

const schema = v.object({
  webviewSection: v.string(),
  account: text,
  id: text,
  name: text,
  can: text,
  runId: text,
  runName: text,
  person: text,
});

/** The part of a page that a command was called on; undefined for any other argument. */
export function pageItemOf(item: unknown): PageItem | undefined {
  const parsed = v.safeParse(schema, item);
  return parsed.success ? parsed.output : undefined;
}

/** Whether the part of a page is a task that has a page in the web app: one that has started. */
export const isStartedTask = ({ webviewSection, can }: PageItem): boolean =>
  webviewSection === 'task' && /\b(open|here)\b/.test(can);

/** The run that a part of a page is, or belongs to. */
export function runOfPageItem(item: unknown): Reference | undefined {
  const part = pageItemOf(item);
  if (part?.webviewSection === 'run') return part;
  return part && part.runId !== '' ? { id: part.runId, name: part.runName } : undefined;
}
