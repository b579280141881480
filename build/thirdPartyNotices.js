// What ships of other people's work, and the text that says so.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * A package of which something ships.
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence as its package.json says it, an SPDX expression
 * @property {string} text its licence files, whole
 */

const licenceFile = /^(licen[cs]e|copying|notice)/i;

/** The folder of the package that a file belongs to; undefined for a file of ours. */
const packageFolder = (file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0];

async function describe(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const files = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} has no licence file.`);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return { name, version, licence: license, text: texts.map((text) => text.trim()).join('\n\n') };
}

/**
 * The packages that bundles are made of, by name.
 * @param {string} root the folder that the paths in the metafiles start from
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {readonly string[]} copied names of packages of which files ship as they are
 * @returns {Promise<readonly ThirdParty[]>}
 * @throws if one has no licence file
 */
export async function thirdParties(root, metafiles, copied) {
  const folders = new Set(copied.map((name) => path.join(root, 'node_modules', name)));
  for (const { inputs } of metafiles) {
    for (const file of Object.keys(inputs)) {
      const folder = packageFolder(file);
      if (folder !== undefined) folders.add(path.resolve(root, folder));
    }
  }
  const all = await Promise.all([...folders].map(describe));
  return all.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const rule = '='.repeat(80);

/**
 * Names, versions and licences of packages, as a text for people.
 * @param {readonly ThirdParty[]} packages
 */
export const noticesText = (packages) =>
  [
    'Pneumatic for VS Code contains the following third-party software.\n',
    ...packages.map(
      ({ name, version, licence, text }) =>
        `${rule}\n${name} ${version}\nLicence: ${licence}\n${rule}\n\n${text}\n`,
    ),
  ].join('\n');
