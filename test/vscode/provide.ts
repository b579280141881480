/** Provides VS Code's server and a browser before suites that start at the same time need them. */
import { findChromium } from './chromium.ts';
import { installServer } from './installServer.ts';

await installServer();
await findChromium();
