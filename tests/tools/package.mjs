/**
 * Lay out the npm-shaped folder of the custom element.
 *
 * usage: node package.mjs DIST WWW
 *
 * In: the built site. Out: DIST/package with what the element loads from beside itself (its one module, joined for this
 * folder by bundle.mjs, is put in by the build), the listener for frames, types, a README and a licence. Pictures come in
 * two widths, of which the element takes one. `npm pack` takes the folder as it is.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What the element loads or its users take, by path inside the site. */
const TAKEN = [
  /^response_atlas.*\.(?:js|wasm|ppmd)$/,
  /^response-atlas\.d\.ts$/,
  /^embed-host\.js$/,
  /^words\//,
  /^fonts\//,
  /^data\/.*\.(?:csv|json)$/,
  /^figures\/[\w-]+(?:\.zh)?\.html$/,
  /^figures\/.*\.(?:360|720)\.svg$/,
];

const [dist = 'dist', www = 'www'] = process.argv.slice(2);
const folder = join(dist, 'package');

/** @param {string} under @returns {string[]} */
function filesOf(under) {
  return readdirSync(join(dist, under), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(under, entry.name)) : [join(under, entry.name)]))
    .sort();
}

/** A field of Cargo.toml. @param {string} name */
function crate(name) {
  const found = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8').match(new RegExp(`^${name} = "(.*)"$`, 'm'));
  if (!found) throw new Error(`package.mjs: Cargo.toml has no ${name}`);
  return found[1];
}

const [commit = ''] = (process.env.ATLAS_VERSION ?? '').split(' ');
const site = process.env.SITE_URL;

const about = {
  name: crate('name'),
  version: crate('version'),
  description: 'A figure of the Response Atlas in any page: <response-atlas>, with a citation on every mark',
  license: `SEE LICENSE IN LICENSE`,
  type: 'module',
  ...(site && { homepage: site }),
  ...(commit && { gitHead: commit }),
  keywords: ['custom-element', 'covid-19', 'public-health', 'international-relations', 'wasm', 'chart'],
  exports: {
    '.': { types: './response-atlas.d.ts', default: './response-atlas.js' },
    './embed-host.js': './embed-host.js',
    './data/*': './data/*',
    './figures/*': './figures/*',
    './package.json': './package.json',
  },
  types: './response-atlas.d.ts',
  unpkg: './response-atlas.js',
  jsdelivr: './response-atlas.js',
  sideEffects: ['./response-atlas.js'],
};

rmSync(folder, { recursive: true, force: true });
for (const file of filesOf('').filter((path) => TAKEN.some((pattern) => pattern.test(path)))) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  copyFileSync(join(dist, file), join(folder, file));
}
copyFileSync(join(www, 'embed/README.md'), join(folder, 'README.md'));
copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
