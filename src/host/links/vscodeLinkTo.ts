import { type ExtensionContext, env } from 'vscode';
import type { WorkflowId } from '../../core/base/ids.ts';
import {
  type LinkFault,
  type VscodeLink,
  demoServer,
  readableLink,
} from '../../core/links/vscodeLink.ts';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { Result } from '../../core/base/result.ts';
import type { Account } from '../../core/account/account.ts';

/** What a link opens, whichever account it belongs to. */
export type LinkTarget = VscodeLink extends infer Link
  ? Link extends VscodeLink
    ? Omit<Link, 'server'>
    : never
  : never;

/** The launch of a workflow with an empty form. */
export const emptyLaunch = (workflow: WorkflowId): WrittenLaunch => ({
  ...{ workflow, values: [], taskLinks: [] },
});

/** The link to something of this account, for VS Code as it is called here; else why there is none. */
export const vscodeLinkTo = (
  { extension }: Pick<ExtensionContext, 'extension'>,
  { kind, server }: Account,
  target: LinkTarget,
): Result<string, LinkFault> =>
  readableLink(`${env.uriScheme}://${extension.id}`, {
    ...target,
    server: kind === 'demo' ? demoServer : server,
  });
