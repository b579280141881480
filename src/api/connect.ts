import type { PneumaticApi } from '../core/api.ts';
import type { Connection } from './connection.ts';
import { createCurrentApi } from './current/currentApi.ts';
import type { Dialect } from './dialect.ts';
import { createDetectingApi } from './detectingApi.ts';
import { createDocumentedApi } from './documented/documentedApi.ts';

export { namedApi } from '../core/namedApi.ts';

/** Facts about a server's dialect from before it is contacted. */
export interface DialectOptions {
  /** The dialect that is set; the server is then never asked. */
  readonly dialect?: Dialect | undefined;
  /**
   * The dialect that was last found; it is found out again once the server seems to have changed.
   */
  readonly remembered?: Dialect | undefined;
  /** Called with the dialect that was found, where it differs from the remembered one. */
  readonly onDetected?: ((dialect: Dialect) => void) | undefined;
}

const creators: Readonly<Record<Dialect, (connection: Connection) => PneumaticApi>> = {
  documented: createDocumentedApi,
  current: createCurrentApi,
};

/** The client for a connection. No other code knows which dialects there are. */
export function createApi(connection: Connection, options: DialectOptions = {}): PneumaticApi {
  const { dialect, remembered, onDetected } = options;
  if (dialect !== undefined) return creators[dialect](connection);
  return createDetectingApi(connection, {
    remembered,
    create: (spoken) => creators[spoken](connection),
    onDetected: (spoken) => onDetected?.(spoken),
  });
}
