import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { type ThirdParty, noticesText, thirdParties } from '../../build/thirdPartyNotices.js';
import { bundles, copiedPackages } from '../../esbuild.js';
import { root } from '../support/root.ts';

/**
 * Licences that let us ship the work in a closed or an open package, with no other condition than a
 * notice.
 */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  // Of the two, we choose Apache-2.0.
  '(MPL-2.0 OR Apache-2.0)',
];
/** The licence of the icons' pictures, which VS Code itself ships. */
const alsoAllowed: Readonly<Record<string, string>> = { '@vscode/codicons': 'CC-BY-4.0' };

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly unknown[];
}

async function billOfMaterials(): Promise<readonly Component[]> {
  const manifest = await readFile(path.join(root, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { readonly scripts: { readonly sbom: string } };
  const [command = ''] = scripts.sbom.split(' > ');
  const [program = '', ...args] = command.split(' ');
  const { stdout } = await promisify(execFile)(program, args, {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return (JSON.parse(stdout) as { readonly components: readonly Component[] }).components;
}

describe('what ships of other people', () => {
  let packages: readonly ThirdParty[];

  before(async () => {
    const built = await Promise.all(
      Object.values(bundles).map((options) =>
        esbuild.build({ ...options, write: false, logLevel: 'silent' }),
      ),
    );
    const metafiles = built.map(({ metafile }) => metafile).filter((each) => each !== undefined);
    packages = await thirdParties(root, metafiles, copiedPackages);
    assert.ok(packages.length > 15);
  });

  it('has a licence of those that are allowed', () => {
    const wrong = packages.filter(
      ({ name, licence }) => !allowed.includes(licence) && alsoAllowed[name] !== licence,
    );
    assert.deepEqual(wrong, []);
  });

  it('is named with its licence in the package’s notices', async () => {
    const notices = await readFile(path.join(root, 'dist/ThirdPartyNotices.txt'), 'utf8');
    assert.equal(notices, noticesText(packages));
    for (const { name, version, text } of packages) {
      assert.ok(notices.includes(`\n${name} ${version}\n`), name);
      assert.ok(text.length > 500 && notices.includes(text), name);
    }
  });

  it('is in the bill of materials, which is what an audit looks at too', async () => {
    const components = new Set(
      (await billOfMaterials()).map(
        ({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name} ${version}`,
      ),
    );
    const missing = packages.filter(({ name, version }) => !components.has(`${name} ${version}`));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });
});
