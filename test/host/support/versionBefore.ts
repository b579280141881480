import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { writeText } from './records.ts';

/** Files of the version before: an account was the origin of its server, whatever the path. */
const name = (key: string): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`;
const input = { name: 'Typed before', values: [], taskLinks: [] };
const workflow = { id: '7', name: 'Onboarding' };
const launchId = '6f1c2a34-0d5e-4b7a-9c81-2f3e4d5a6b7c';

/** Writes a draft, a run and a launch without an answer in the form of the version before. */
export async function keepAsBefore(folder: vscode.Uri, origin: string): Promise<void> {
  const account = { id: origin, label: new URL(origin).host };
  const write = (kind: string, key: string, record: unknown): Promise<void> =>
    writeText(vscode.Uri.joinPath(folder, kind), name(key), JSON.stringify(record));
  await write('drafts', JSON.stringify([origin, '7', 'window']), {
    accountId: origin,
    workflowId: '7',
    window: 'window',
    saved: { input, editedAt: 1_000_000 },
  });
  await write('runs', JSON.stringify([origin, '4711', '7', 2_000_000]), {
    id: '4711',
    name: 'Onboarding of Ann',
    workflow,
    account,
    launchedAt: 2_000_000,
    input,
  });
  await write('launches', launchId, {
    id: launchId,
    workflow,
    account,
    sentAt: 3_000_000,
    input,
    progress: { state: 'unknown', cause: 'timeout' },
  });
}

/** The ids in what `keepData` writes. */
export const keptIds = {
  account: 'https://kept.example#12',
  workflow: '7',
  task: '4712',
  run: '4711',
  launch: '0b9d3f52-6a1e-4c88-9d27-8e5f1c2b3a4d',
} as const;

/** A filter of the Runs view, as a workspace keeps it. */
export const keptFilter = { from: 'service', state: 'done', mine: false } as const;

/**
 * Writes drafts, a run and a launch without an answer of an account with today's kind of id.
 * @returns the files that were written.
 */
export async function keepData(folder: vscode.Uri, window: string): Promise<readonly vscode.Uri[]> {
  const account = { id: keptIds.account, label: 'Kept' };
  const draft = (owner: string) => ({
    folder: 'drafts',
    key: JSON.stringify([account.id, owner, window]),
    record: {
      ...{ accountId: account.id, workflowId: owner, window },
      saved: { input, editedAt: 1_000_000 },
    },
  });
  const kept = [
    draft(keptIds.workflow),
    draft(`task:${keptIds.task}`),
    {
      folder: 'runs',
      key: JSON.stringify([account.id, keptIds.run, keptIds.workflow, 2_000_000]),
      record: {
        ...{ id: keptIds.run, name: 'Onboarding of Ann', workflow, account, input },
        ...{ launchedAt: 2_000_000, told: ['stalled'] },
      },
    },
    {
      folder: 'launches',
      key: keptIds.launch,
      record: {
        ...{ id: keptIds.launch, workflow, account, sentAt: 3_000_000, input },
        progress: { state: 'unknown', cause: 'timeout' },
      },
    },
  ];
  return Promise.all(
    kept.map(async ({ folder: kind, key, record }) => {
      const inside = vscode.Uri.joinPath(folder, kind);
      await writeText(inside, name(key), JSON.stringify(record));
      return vscode.Uri.joinPath(inside, name(key));
    }),
  );
}
