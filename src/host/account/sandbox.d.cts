/** dist/sandbox.cjs: the sandbox's own bundle, found at run time beside the extension's. */
export { setAside, startSandbox } from '../../sandbox/startSandbox.ts';
