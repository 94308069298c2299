/**
 * Print every file of the site raw and gzipped, add up a first visit, and fail
 * above the budgets (1 kB = 1000 bytes, gzip level 9).
 *
 * usage: node sizes.mjs DIST
 *
 * A first visit is what `index.html` loads by itself, followed through its
 * links, scripts, imports and style sheets at 1080 px in the light theme, until
 * every figure stands; the page tests measure over the wire, with those lazy
 * pictures that come before their canvas; faces for accented letters come when
 * one is drawn. The later part of the core and further tables come after it and are listed alone.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the design allows; the build fails above it. */
const BUDGETS = { wasm: 240_000, firstVisit: 330_000 };
/** Files that hold all they need, raw. */
const WHOLE = [[/^atlas(\.\w+)?\.html$/, 700_000], [/^figure-\w+\.html$/, 450_000]];
const WASM = 'response_atlas_bg.wasm';
/** What scripts load by a name that the walk below cannot read. */
const FETCHED = [WASM, 'response_atlas_next.ppmd', 'response_atlas.js'];
const LINKS = {
  '.html': [/<link[^>]+rel="(?:stylesheet|modulepreload|preload)"[^>]*href="([^"#]+)"/g, /<link[^>]+href="([^"#]+)"[^>]*rel="(?:stylesheet|modulepreload|preload)"/g, /<script[^>]+src="([^"]+)"/g, /<img(?![^>]*loading="lazy")[^>]+src="([^"]+)"/g],
  '.css': [/url\(["']?((?![^"')]*-more\.)[^"')]+)["']?\)/g, /@import\s+["']([^"']+)["']/g],
  '.js': [/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g],
};

const dist = process.argv[2] ?? 'dist';

/** @param {string} folder @returns {string[]} */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** Files that loading `start` loads, `start` included. @param {string[]} start */
function reach(start) {
  const seen = new Set();
  const waiting = [...start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = join(dist, file);
    if (seen.has(file) || !existsSync(path)) continue;
    seen.add(file);
    const kind = file.slice(file.lastIndexOf('.'));
    const patterns = LINKS[/** @type {keyof typeof LINKS} */ (kind)] ?? [];
    const text = patterns.length > 0 ? readFileSync(path, 'utf8').replace(/<noscript[\s\S]*?<\/noscript>/g, '') : '';
    for (const pattern of patterns) {
      for (const [, link] of text.matchAll(pattern)) {
        if (!/^(?:[a-z]+:|\/)/.test(link)) waiting.push(normalize(join(dirname(file), link.split(/[?#]/)[0])));
      }
    }
  }
  return [...seen].sort();
}

/** @type {Map<string, {raw: number, packed: number}>} */
const sizes = new Map();
for (const path of filesOf(dist)) {
  const bytes = readFileSync(path);
  const packed = /\.(woff2|png|ppmd)$/.test(path) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  sizes.set(relative(dist, path), { raw: bytes.length, packed });
}

/** @param {number} bytes */
const show = (bytes) => String(bytes).padStart(9);
/** @param {Iterable<string>} files */
const packed = (files) => [...files].reduce((sum, file) => sum + (sizes.get(file)?.packed ?? 0), 0);

console.log(`${'bytes'.padStart(9)} ${'gzipped'.padStart(9)}`);
for (const [file, size] of sizes) console.log(`${show(size.raw)} ${show(size.packed)}  ${file}`);
const all = [...sizes.values()];
console.log(`${show(all.reduce((sum, s) => sum + s.raw, 0))} ${show(all.reduce((sum, s) => sum + s.packed, 0))}  in ${all.length} files`);

const visit = reach(['index.html', ...FETCHED]);
console.log(`\nfirst visit: ${visit.map((file) => `${file} ${sizes.get(file)?.packed}`).join(', ')}`);
/** @type {Record<keyof typeof BUDGETS, number>} */
const found = { wasm: packed([WASM]), firstVisit: packed(visit) };
let over = false;
for (const name of /** @type {(keyof typeof BUDGETS)[]} */ (Object.keys(BUDGETS))) {
  const bytes = found[name];
  const verdict = bytes > BUDGETS[name] ? `${bytes - BUDGETS[name]} over` : 'within';
  over ||= bytes > BUDGETS[name];
  console.log(`${name}: ${bytes} bytes gzipped, ${verdict} the budget of ${BUDGETS[name]}`);
}
for (const [pattern, budget] of /** @type {[RegExp, number][]} */ (WHOLE)) {
  const files = [...sizes].filter(([file]) => pattern.test(file));
  for (const [file, { raw }] of files) {
    over ||= raw > budget;
    console.log(`${file}: ${raw} bytes, ${raw > budget ? `${raw - budget} over` : 'within'} the budget of ${budget}`);
  }
  over ||= !files.length;
  if (!files.length) console.log(`missing: a file like ${pattern}`);
}
for (const file of ['index.html', ...FETCHED]) {
  if (!sizes.has(file)) {
    console.log(`missing: ${file}`);
    over = true;
  }
}
process.exit(over ? 1 : 0);
