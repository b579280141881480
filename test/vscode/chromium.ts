import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot, projectRoot } from './paths.ts';
import { providedFolder } from './providedFolder.ts';

/** A browser to start, with the environment it needs. */
export interface Chromium {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The machine's Chromium, or else the one from npm (Linux x64), unpacked on first use (2 s). */
export async function findChromium(): Promise<Chromium> {
  const executable = installed.find((file) => existsSync(file));
  if (executable !== undefined) return { executable, env: {} };
  const folder = await unpackedChromium();
  return {
    executable: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      // After the machine's own libraries: the package has the few that a minimal system lacks.
      LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, path.join(folder, 'al2023/lib')]
        .filter(Boolean)
        .join(':'),
    },
  };
}

async function unpackedChromium(): Promise<string> {
  const manifest = path.join(projectRoot, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly version: string };
  const target = path.join(cacheRoot, `chromium-${version}`);
  return providedFolder(target, async (draft) => {
    await unpackInto(draft);
    await writeFile(path.join(draft, 'fonts.conf'), fontsConfig(target));
  });
}

/**
 * The package unpacks into the system's temporary folder, so a process with another such folder
 * does it.
 */
async function unpackInto(folder: string): Promise<void> {
  const script = `
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    // The second variable makes it unpack the libraries, too.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
}

/** The machine's fonts, and those of the package for a machine without any. */
const fontsConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
