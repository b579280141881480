import { type Reply, answer, json } from '../failing/server.ts';

/** A field of a template in today's list. */
export const wireField = (type: string, some: Readonly<Record<string, unknown>> = {}) => ({
  api_name: `${type}-1`,
  name: `A ${type}`,
  description: '',
  type,
  is_required: false,
  is_hidden: false,
  default: '',
  order: 1,
  ...some,
});

/** A template in today's list. */
export const wireTemplate = (
  id: number,
  fields: readonly unknown[] = [],
  some: Readonly<Record<string, unknown>> = {},
) => ({
  id,
  name: `Template ${id}`,
  description: null,
  is_active: true,
  tasks_count: 2,
  wf_name_template: null,
  owners: [],
  kickoff: { fields, fieldsets: [] },
  ...some,
});

export const wirePage = (results: readonly unknown[], next: string | null = null) => ({
  count: results.length,
  next,
  previous: null,
  results,
});

/** The behaviours of a server, by method and path: `GET /templates/7`. */
export type Routes = Readonly<Record<string, Reply>>;

/** Answers by method and path; any other path is not found. */
export const routed =
  (routes: Routes): Reply =>
  (response) => {
    const { method = '', url = '' } = response.req;
    const { pathname } = new URL(url, 'http://localhost');
    (routes[`${method} ${pathname}`] ?? answer(404))(response);
  };

export const noRight: Reply = json({ detail: 'You have no permission.' }, 403);
