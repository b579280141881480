/** Provides VS Code's server and a browser, so that suites which start together find them there. */
import { findChromium } from './chromium.ts';
import { installServer } from './installServer.ts';

await installServer();
await findChromium();
