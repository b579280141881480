import type { PneumaticApi } from '../core/api.ts';
import type { Connection } from './connection.ts';
import { createDocumentedApi } from './documented/documentedApi.ts';

/** The service behind a connection. The one place that knows which dialects there are. */
export const createApi = (connection: Connection): PneumaticApi => createDocumentedApi(connection);
