/** `npm run reliability`: writes the published table of faults. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reliabilityDocument, reliabilityFile } from './reliability.ts';

await mkdir(path.dirname(reliabilityFile), { recursive: true });
await writeFile(reliabilityFile, reliabilityDocument());
