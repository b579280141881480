/** dist/api.cjs: the client's own bundle, found at run time beside the extension's. */
export { createApi, namedApi } from '../../api/connect.ts';
