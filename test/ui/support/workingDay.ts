import assert from 'node:assert/strict';
import { type Member, emailOf, keyOf, memberKeys } from '../../support/members.ts';
import { type SandboxProcess, startSandboxProcess } from '../../support/sandboxProcess.ts';

/** The workflows that runs are launched of. */
const ids = { accessRequest: 4, escalation: 5, handover: 10, inspection: 15 } as const;

/** The runs of the account; nobody but Maya can change the handover. */
export const day = {
  lastWeek: 'Read the bookings',
  escalation: 'Escalation: Marina Azul',
  handover: 'Week 40',
  inspections: ['Pier 1', 'Pier 2', 'Pier 3', 'Pier 4'],
} as const;

/** The values of last week’s run. */
export const lastWeek = {
  'for-whom': emailOf('maya'),
  system: 'Production database',
  level: 'Read',
  reason: 'Refunds that were counted twice.',
} as const;

/** An account with some runs, and how many tasks of Maya have been completed in it. */
export interface WorkingDay extends SandboxProcess {
  completed(): Promise<number>;
}

/** Starts an account of today’s API, in which nothing goes on but what a working day needs. */
export async function startWorkingDay(): Promise<WorkingDay> {
  const sandbox = await startSandboxProcess({
    dialect: 'current',
    key: keyOf('maya'),
    liveRuns: false,
    keys: memberKeys,
  });
  const send = async (as: Member, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandbox.origin}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${keyOf(as)}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const launch = async (as: Member, workflow: number, body: unknown): Promise<number> => {
    const { tasks } = (await send(as, `/templates/${workflow}/run`, body)) as {
      readonly tasks: readonly { readonly id: number }[];
    };
    return tasks[0]?.id ?? 0;
  };

  const task = await launch('maya', ids.accessRequest, { name: day.lastWeek, kickoff: lastWeek });
  // The service takes no time that has passed; until a window is open, this one has.
  const soon = Date.now() / 1000 + 1;
  await send('tomas', `/v2/tasks/${task}/due-date`, { due_date_tsp: soon });
  await launch('aiko', ids.escalation, {
    name: day.escalation,
    kickoff: {
      customer: 'Marina Azul',
      conversation: 'https://blueharbor.example/conversations/5120',
      story: 'Double bookings on three Saturdays in a row.',
      owner: emailOf('aiko'),
    },
  });
  await launch('maya', ids.handover, { name: day.handover });
  for (const name of day.inspections) await launch('maya', ids.inspection, { name });
  return {
    ...sandbox,
    completed: async () => {
      const done = (await send('maya', '/v3/tasks?is_completed=true')) as readonly unknown[];
      return done.length;
    },
  };
}
