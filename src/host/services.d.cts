/** dist/services.cjs: what builds the parts, found at run time beside the extension's bundle. */
export { createServices, errorText, workflowPartItem } from './createServices.ts';
