/**
 * Split the core in three: what the page's first figure calls, what the first
 * views of the others call, and what may come after them.
 *
 * usage: node split.mjs NAMED.wasm FOLDER WASM_OPT_FLAG...
 *
 * NAMED.wasm still has its functions' names. The doors of a part are the
 * functions that nothing before it calls. Whatever only they reach goes with
 * them into FOLDER/response_atlas_next.wasm and response_atlas_later.wasm, the
 * rest into FOLDER/response_atlas_bg.wasm; FOLDER/response_atlas.js gets an
 * import for the places that are still empty. One instance, one memory: a part
 * fills places of the first one's table of functions (Binaryen's wasm-split
 * does the cutting). `www/core.js` loads them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What the first views of all figures but the page's first call. Each pattern finds at least one function, so a new name is noticed. */
const NEXT = [/\bchart::(aid_matrix|timeline_years|structure_groups|reported_measures)::layout$/];
/** What a page calls only after its figures stand. */
const LATER = [
  /\bchart::(aid_map|reported_goods|structure_numbers)::layout$/,
  /\bchart::case_if::(draw|says)$/,
  /\bchart::case_guess::beside$/,
  /\bchart::case_event::lowered$/,
  /\bchart::case_end::(shorter|uncrossed)$/,
  /\bchart::case_curves::asked$/,
  /\bchart::case_curve::places_title$/,
  /\bchart::case_(aligned|daily|doubling|trajectory)::layout$/,
  /\bchart::aid_asked::(asked|note)$/,
  /\bchart::aid_masked::layout$/,
  /\bchart::blank::layout$/,
  /\bchart::aid_window::pale$/,
  /\bchart::(place_card|timeline_days)::layout$/,
  /\bchart::\w+::(table|account)$/,
  /^atlas_(figures|load|missing|slim|speak)\b/,
  /^(embedded|give_embedded)\b/,
  /^figure_(?!draw\b|layout\b)\w+/,
];
/** The files of `src/chart` that each figure's views are in: a file with one figure holds a core without the others'. */
const VIEWS = { growth: 'case_\\w+', aid: 'aid_\\w+|place_card', institutions: 'timeline_\\w+', structures: 'structure_\\w+', reported: 'reported_\\w+' };
/** What the one file leaves to the site: pictures and data of one's own, sheets of lessons, drawing a part only. */
const OF_A_SITE = [/^figure_(?:picture|data|update|ahead)\w*/, /\bchart::blank::layout$/];
/** Where the parts import from: the first one's exports, and places that a part fills. */
const [BEFORE, EMPTY] = ['primary', 'placeholder'];
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

/** The functions that only these doors reach, the doors included. @param {RegExp[]} patterns */
function behind(patterns) {
  const doors = new Set();
  for (const door of patterns) {
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

/**
 * Cut functions out of a core, by their numbers among those that are not imported.
 * @param {string} core @param {number[]} moved @param {string} part
 */
function cut(core, moved, part) {
  const rest = `${folder}/without_${part}.wasm`;
  const space = [`--placeholder-namespace=${EMPTY}_${part}`, `--import-namespace=${BEFORE}`, `--export-prefix=${part}_`];
  execFileSync('wasm-split', [...flags, ...space, `--split-funcs=${moved.join(',')}`, core, '-o1', rest, '-o2', `${folder}/only_${part}.wasm`]);
  return rest;
}

/**
 * Let a part take the table of functions however large a later cut makes it.
 * @param {string} path
 */
function widen(path) {
  const run = (/** @type {string} */ tool, /** @type {string[]} */ ...args) => execFileSync('node', [BINARYEN + tool, ...flags, '--enable-multivalue', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const text = run('wasm-dis', path);
  const bound = /(\(import "[^"]*" "[^"]*" \(table [^\s)]+ \d+) \d+ funcref\)\)/g;
  if (!bound.test(text)) throw new Error(`split.mjs: ${path} imports its table in another way than before`);
  const wat = `${folder}/widened.wat`;
  writeFileSync(wat, text.replace(bound, '$1 funcref))'));
  run('wasm-as', wat, '-o', path);
}

/** @param {string} from @param {string} to */
function shrink(from, to) {
  // Low memory is the far end of the stack: nothing points there, so offsets may be folded.
  execFileSync('node', [`${BINARYEN}wasm-opt`, '-Oz', '--low-memory-unused', ...flags, from, '-o', to]);
  return to;
}

const { calls, open } = readCalls();
const plain = `${folder}/plain.wasm`;
opt('--strip-debug', '-o', plain);
// Functions without names are numbered from the first that is not imported.
const imported = imports(plain).filter(({ kind }) => kind === 'function').length;
const numbers = new Map([...readNumbers()].map(([name, number]) => [name, number - imported]));
/** @param {string[]} names */
const numbersOf = (names) => names.flatMap((name) => numbers.get(name) ?? []).filter((number) => number >= 0).sort((a, b) => a - b);

const last = numbersOf(behind(LATER));
const next = numbersOf(behind([...NEXT, ...LATER])).filter((number) => !last.includes(number));
const withoutLast = cut(plain, last, 'later');
// What is left keeps its order and closes its ranks.
const closed = next.map((number) => number - last.filter((gone) => gone < number).length);
const first = shrink(cut(withoutLast, closed, 'next'), `${folder}/response_atlas_bg.wasm`);
const parts = ['next', 'later'].map((part) => shrink(`${folder}/only_${part}.wasm`, `${folder}/response_atlas_${part}.wasm`));
widen(parts[1]);

// For the one file: the core whole, and for each figure without what only the others call.
const whole = shrink(cut(plain, numbersOf(behind(OF_A_SITE)), 'one'), `${folder}/one.wasm`);
const alone = Object.keys(VIEWS).map((figure) => {
  const others = Object.entries(VIEWS).filter(([id]) => id !== figure).map(([, files]) => files).join('|');
  const gone = numbersOf(behind([...OF_A_SITE, new RegExp(`\\bchart::(?:${others})::(?:layout|table|account|list|choices|told|says)$`)]));
  return cut(plain, gone, figure);
});

// What is called too early says so, and does not stop the page from loading.
const glue = `${folder}/response_atlas.js`;
const text = readFileSync(glue, 'utf8');
const before = /(return \{\s*__proto__: null,\n)(\s*"\.\/response_atlas_bg\.js": import0,)/;
if (!before.test(text)) throw new Error('split.mjs: the glue gives its imports in another way than before');
const spaces = new Set([first, whole, ...alone].flatMap(imports).map(({ module }) => module).filter((module) => module.startsWith(EMPTY)));
const empty = 'new Proxy({}, { get: () => () => { throw new Error("this part of the core is not there yet"); } })';
writeFileSync(glue, text.replace(before, (_, head, own) => head + [...spaces].map((s) => `        ${JSON.stringify(s)}: ${empty},\n`).join('') + own));

const size = (/** @type {string} */ path) => `${gzipSync(readFileSync(path), { level: 9 }).length} bytes gzipped`;
console.log(`${next.length} functions come next, ${last.length} later: ${[first, ...parts].map(size).join(', ')}`);
