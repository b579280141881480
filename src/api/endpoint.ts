/** One address of the service. */
export interface Endpoint {
  /** Path below the server, with `{id}` for the id: `/workflows/{id}`. */
  readonly route: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
}

const loneSurrogate = /\p{Surrogate}/u;

/** A URL parser takes `.` and `..` for steps in the path, even when they are escaped. */
const isAddressable = (id: string): boolean =>
  id !== '' && id !== '.' && id !== '..' && !loneSurrogate.test(id);

/**
 * The full address; undefined where the id cannot be part of a path, so that nothing can have it.
 */
export function endpointUrl(server: string, endpoint: Endpoint): string | undefined {
  const { route, id, query } = endpoint;
  if (id !== undefined && !isAddressable(id)) return undefined;
  const path = route.replace('{id}', () => encodeURIComponent(id ?? ''));
  const search = query ? `?${new URLSearchParams(query).toString()}` : '';
  return server + path + search;
}
