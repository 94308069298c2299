/**
 * Split the core in two: what the first view calls, and what may come after it.
 *
 * usage: node split.mjs NAMED.wasm FOLDER WASM_OPT_FLAG...
 *
 * NAMED.wasm still has its functions' names. The doors below are the functions
 * that no first view calls. Whatever only they reach goes with them into
 * FOLDER/response_atlas_later.wasm, the rest into FOLDER/response_atlas_bg.wasm;
 * FOLDER/response_atlas.js gets an import for the places that are still empty.
 * One instance, one memory: the later part fills places of the first one's
 * table of functions (Binaryen's wasm-split does the cutting). `www/core.js`
 * loads it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a page calls only after its figures stand. Each pattern finds at least one function, so a new name is noticed. */
const DOORS = [
  /\bchart::(aid_map|reported_goods)::layout$/,
  /\bchart::case_if::draw$/,
  /\bchart::case_(aligned|daily|doubling|trajectory)::layout$/,
  /\bchart::aid_asked::(asked|note)$/,
  /\bchart::aid_window::pale$/,
  /\bchart::(place_card|timeline_days)::layout$/,
  /\bchart::\w+::table$/,
  /^atlas_(figures|load|missing|slim|speak)\b/,
  /^figure_(?!draw\b|layout\b)\w+/,
];
const BINARYEN = fileURLToPath(new URL('../node_modules/binaryen/bin/', import.meta.url));

const [named, folder, ...flags] = process.argv.slice(2);

/** @param {string[]} args */
function opt(...args) {
  return execFileSync('node', [`${BINARYEN}wasm-opt`, ...flags, named, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Who calls whom, and who is called from outside or through a table. */
function readCalls() {
  /** @type {Map<string, Set<string>>} */
  const calls = new Map();
  const open = new Set();
  for (const line of opt('--print-call-graph', '-o', '/dev/null').split('\n')) {
    const edge = line.match(/^\s*"((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)"/);
    const node = line.match(/^\s*"((?:[^"\\]|\\.)*)" \[(.*)\]/);
    const name = (edge ?? node)?.[1];
    if (name === undefined || name === 'A') continue;
    const called = calls.get(name) ?? new Set();
    calls.set(name, called);
    if (edge) called.add(edge[2]);
    else if (/gray|rounded/.test(node?.[2] ?? '')) open.add(name);
  }
  return { calls, open };
}

/** Each function's number, imported ones first. */
function readNumbers() {
  const path = `${folder}/symbols.txt`;
  opt(`--symbolmap=${path}`, '-o', '/dev/null');
  const numbers = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, number, name] = line.match(/^(\d+):(.*)$/) ?? [];
    if (name === undefined) continue;
    numbers.set(name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), Number(number));
  }
  return numbers;
}

/** A function's path without the hashes of its packages. @param {string} name */
const bare = (name) => name.replace(/\[[0-9a-f]{10,16}\]/g, '');

/** The functions that only the doors reach, the doors included. */
function findLater() {
  const { calls, open } = readCalls();
  const doors = new Set();
  for (const door of DOORS) {
    const found = [...calls.keys()].filter((name) => door.test(bare(name)));
    if (!found.length) throw new Error(`split.mjs: no function is named like ${door}`);
    for (const name of found) doors.add(name);
  }
  const kept = new Set();
  const waiting = [...open];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name) || doors.has(name)) continue;
    kept.add(name);
    waiting.push(...(calls.get(name) ?? []));
  }
  return [...calls.keys()].filter((name) => !kept.has(name));
}

/** @param {string} path */
const imports = (path) => WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(path)));

const first = `${folder}/response_atlas_bg.wasm`;
const later = `${folder}/response_atlas_later.wasm`;
const plain = `${folder}/plain.wasm`;
const numbers = readNumbers();
opt('--strip-debug', '-o', plain);
// Functions without names are numbered from the first that is not imported.
const imported = imports(plain).filter(({ kind }) => kind === 'function').length;
const moved = findLater().flatMap((name) => (numbers.has(name) ? [numbers.get(name) - imported] : [])).filter((n) => n >= 0);
execFileSync('wasm-split', [...flags, `--split-funcs=${moved.join(',')}`, plain, '-o1', `${folder}/1.wasm`, '-o2', `${folder}/2.wasm`]);
for (const [from, to] of [[`${folder}/1.wasm`, first], [`${folder}/2.wasm`, later]]) {
  execFileSync('node', [`${BINARYEN}wasm-opt`, '-Oz', ...flags, from, '-o', to]);
}

// What is called too early says so, and does not stop the page from loading.
const glue = `${folder}/response_atlas.js`;
const text = readFileSync(glue, 'utf8');
const before = /(return \{\s*__proto__: null,\n)(\s*"\.\/response_atlas_bg\.js": import0,)/;
if (!before.test(text)) throw new Error('split.mjs: the glue gives its imports in another way than before');
const spaces = new Set(imports(first).map(({ module }) => module).filter((module) => module.startsWith('placeholder')));
const empty = 'new Proxy({}, { get: () => () => { throw new Error("the later part of the core is not there yet"); } })';
writeFileSync(glue, text.replace(before, (_, head, own) => head + [...spaces].map((s) => `        ${JSON.stringify(s)}: ${empty},\n`).join('') + own));

const size = (/** @type {string} */ path) => `${gzipSync(readFileSync(path), { level: 9 }).length} bytes gzipped`;
console.log(`${moved.length} functions come later: ${size(first)} first, ${size(later)} after it`);
