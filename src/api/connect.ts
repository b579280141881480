import type { PneumaticApi } from '../core/api.ts';
import type { Connection } from './connection.ts';
import { createCurrentApi } from './current/currentApi.ts';
import type { Dialect } from './dialect.ts';
import { createDetectingApi } from './detectingApi.ts';
import { createDocumentedApi } from './documented/documentedApi.ts';

export { namedApi } from '../core/namedApi.ts';

/** What is known of a server's dialect before it is asked. */
export interface DialectOptions {
  /** Taken for granted: the server is never asked. */
  readonly dialect?: Dialect | undefined;
  /** What it spoke last; asked for again once the server seems to have changed. */
  readonly remembered?: Dialect | undefined;
  /** Told what the server speaks, where that is not what was remembered. */
  readonly onDetected?: ((dialect: Dialect) => void) | undefined;
}

const creators: Readonly<Record<Dialect, (connection: Connection) => PneumaticApi>> = {
  documented: createDocumentedApi,
  current: createCurrentApi,
};

/** The service behind a connection. The one place that knows which dialects there are. */
export function createApi(connection: Connection, options: DialectOptions = {}): PneumaticApi {
  const { dialect, remembered, onDetected } = options;
  if (dialect !== undefined) return creators[dialect](connection);
  return createDetectingApi(connection, {
    remembered,
    create: (spoken) => creators[spoken](connection),
    onDetected: (spoken) => onDetected?.(spoken),
  });
}
