// Prints the software bill of materials (CycloneDX) of what ships. npm's own `--omit dev` leaves out
// what ships if a package of development needs it, too, so npm gets to see a project that has no
// packages of development.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** The same without packages of development. */
function withoutDevelopment({ devDependencies, ...others }) {
  return others;
}

/** The lock file of what ships. */
function shippedLock({ packages, ...others }) {
  const shipped = Object.entries(packages).filter(
    ([, { dev, devOptional }]) => dev !== true && devOptional !== true,
  );
  const { '': project, ...rest } = Object.fromEntries(shipped);
  return { ...others, packages: { '': withoutDevelopment(project), ...rest } };
}

const temporary = mkdtempSync(path.join(tmpdir(), 'pneumatic-sbom-'));
// npm names the project after its folder.
const folder = path.join(temporary, 'pneumatic');
try {
  mkdirSync(folder);
  const write = (file, content) => {
    writeFileSync(path.join(folder, file), JSON.stringify(content));
  };
  write('package.json', withoutDevelopment(read('package.json')));
  write('package-lock.json', shippedLock(read('package-lock.json')));
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const windows = process.platform === 'win32';
  process.stdout.write(execFileSync('npm', args, { cwd: folder, shell: windows }));
} finally {
  rmSync(temporary, { recursive: true });
}
