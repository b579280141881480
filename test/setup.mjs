// Runs before `npm start` and `npm test`, on any Node: installs the dependencies if they are
// missing or differ from package-lock.json. One of them is the Node that runs the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const wantedList = path.join(root, 'package-lock.json');
/** npm writes this file after a successful install. */
const installedList = path.join(root, 'node_modules/.package-lock.json');

/** The packages of a lock file by folder, without the project itself. */
function packagesOf(file) {
  const { '': _project, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}

/** Optional packages may be absent: most are for other systems. */
function isUpToDate() {
  if (!existsSync(installedList)) return false;
  const wanted = packagesOf(wantedList);
  const installed = packagesOf(installedList);
  return (
    Object.keys(installed).every((folder) => folder in wanted) &&
    Object.entries(wanted).every(
      ([folder, { version, optional }]) =>
        installed[folder]?.version === version || (optional && !installed[folder]),
    )
  );
}

if (!isUpToDate()) {
  console.log('Installing the dependencies (npm ci)…');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  process.exit(status ?? 1);
}
