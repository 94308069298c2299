/**
 * Write into the worker of the site what a visit without a network needs: each file with the beginning of its hash.
 *
 * usage: node offline.mjs DIST
 *
 * A version is the pages, scripts, styles, faces, words, tables and the core. Pictures are kept when they have been shown;
 * files that hold all they need, the list of all facts and what other sites load are asked of the network.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = process.argv[2] ?? 'dist';
const WHOLE = [/^[\w-]+\.(js|wasm|ppmd|svg)$/, /^(style|words|citations)\//, /^fonts\/.*\.woff2$/, /^data\/.*\.(csv|json)$/];
const PAGES = /^(index|zh|embed|recipes(\.zh)?)\.html$/;
const LEFT = ['sw.js', 'response-atlas.js', 'embed-host.js', 'data/facts.json'];

/** @param {string} path */
const hash = (path) => createHash('sha256').update(readFileSync(join(dist, path))).digest('hex').slice(0, 16);
const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(dist, '/').length)).sort();
const whole = all.filter((path) => !LEFT.includes(path) && (PAGES.test(path) || WHOLE.some((pattern) => pattern.test(path))));
const pages = whole.filter((path) => path.endsWith('.html')).map((path) => readFileSync(join(dist, path), 'utf8')).join('');
const more = all.filter((path) => path.startsWith('figures/') && pages.includes(`"${path}"`));
const listed = (/** @type {string[]} */ paths) => Object.fromEntries(paths.map((path) => [path, hash(path)]));
const files = { whole: listed(whole), more: listed(more) };
const site = { version: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16), ...files };

const worker = join(dist, 'sw.js');
const script = readFileSync(worker, 'utf8');
if (!/["']__SITE__["']/.test(script)) throw new Error('offline.mjs: sw.js has no place for its list');
writeFileSync(worker, script.replace(/["']__SITE__["']/, () => JSON.stringify(JSON.stringify(site))));
const bytes = whole.reduce((sum, path) => sum + readFileSync(join(dist, path)).length, 0);
console.log(`a visit without a network: ${whole.length} files, ${bytes} bytes, and ${more.length} pictures as they are shown; version ${site.version}`);
