/** dist/services.cjs: what builds the parts, found at run time beside the extension's bundle. */
export {
  KeptWriter,
  createServices,
  errorText,
  removeOthers,
  workflowPartItem,
} from './createServices.ts';
