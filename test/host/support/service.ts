import { type Reply, type FaultServer, answer, json } from '../../support/failing/server.ts';

/** A workflow in the documented API; lists have no `tasks`. */
export interface WireWorkflow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly is_active: boolean;
  readonly tasks_count: number;
  readonly kickoff: { readonly description: string; readonly fields: readonly WireField[] };
  readonly tasks: readonly WireTask[];
}
export interface WireField {
  readonly name: string;
  readonly type: string;
  readonly api_name: string;
  readonly is_required?: boolean;
}
interface WireTask {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly url?: string;
}

export const wireWorkflow = (id: number, some: Partial<WireWorkflow> = {}): WireWorkflow => ({
  id,
  name: `Workflow ${id}`,
  description: '',
  is_active: true,
  tasks_count: 1,
  kickoff: { description: '', fields: [{ name: 'Why', type: 'string', api_name: 'why' }] },
  tasks: [{ id: id * 100 + 1, number: 1, name: 'Only task' }],
  ...some,
});

/** Answers like a service with these workflows, for any key; launches get the id 4711. */
export function serviceOf(workflows: readonly WireWorkflow[]): Reply {
  const list = workflows.map((workflow) => ({ ...workflow, tasks: undefined }));
  const listed = json(list);
  return (response) => {
    const { pathname } = new URL(response.req.url ?? '', 'http://localhost');
    const [, id, run] = /^\/workflows\/(\d+)(\/run)?$/.exec(pathname) ?? [];
    const one = workflows.find((workflow) => String(workflow.id) === id);
    if (pathname === '/workflows') listed(response);
    else if (!one) answer(404)(response);
    else json(run === undefined ? one : { process_id: 4711 })(response);
  };
}

/** The requests in order, without their queries: `GET /workflows`. */
export const asked = ({ requests }: FaultServer): readonly string[] =>
  requests.map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`);

/** The keys of the requests, without repeats. */
export const keysSeen = ({ requests }: FaultServer): readonly string[] => [
  ...new Set(requests.map(({ headers }) => (headers.authorization ?? '').replace('Bearer ', ''))),
];
