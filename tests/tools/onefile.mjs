/**
 * Write the atlas as one file, and each figure as one: everything that the page loads lies in it, so that it opens from a
 * disk, without a server and without a network, whoever keeps it and for how long.
 *
 * usage: node onefile.mjs DIST PKG [BEGINNING of the names of the files to write]
 *
 * Goes in: the built site, and the whole core of `split.mjs`. Comes out: DIST/atlas.html and DIST/atlas.zh.html, which
 * differ in the language that a reader without scripts finds, and DIST/figure-ID.html. What such a reader sees stands in
 * the file as it is: words, tables and pictures. All else is packed (`www/onefile/squeeze.js`), and unpacked by the page
 * itself. The policy of each file names the hash of each script and style in it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { Styles, inline } from './onefile_picture.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WWW = `${ROOT}www`;
const TARGET = ['es2022', 'chrome111', 'firefox114', 'safari16.4'];
/** The tables that a page's scripts ask for, beside those that the core names. */
const TABLES = ['aliases', 'cases', 'aid', 'institutions', 'exchanges', 'structures', 'counts', 'comparisons', 'reference/events', 'countries'].map((name) => `data/${name}.csv`);
const RECORDS = ['data/figures.json', 'data/sources.json'];
/** Tables that only these figures draw. */
const FURTHER = {
  'data/reference/cases.csv': ['growth', 'aid'],
  'data/geo/land.csv': ['aid'],
  'data/geo/rings.csv': ['aid'],
  'data/geo/disputed.csv': ['aid'],
};
/** What the file of one figure has no room for: tables of which the core holds what the figure draws. */
const WITHOUT = { aid: ['institutions', 'structures', 'comparisons', 'counts'].map((name) => `data/${name}.csv`) };
/** Scripts that need the site's further files, or its address: one that does nothing stands in their place. */
const OF_A_SITE = ['ahead.js', 'learn.js', 'questions.js', 'glossary.js', 'story.js', 'share.js', 'embedding.js', 'cite.js', 'pictures.js', 'downloads.js', 'save.js', 'update.js', 'version.js'];
/** Their words. */
const WORDS_OF_A_SITE = /^page\.later\.(?:check|cite|data|download|embed|glossary|learn|picture|save|share|snippet|story|term)/;
/** What a section of the page is about, where it goes with a figure. */
const SECTIONS = { plates: 'institutions', points: 'structures', differ: 'reported' };
const FIGURES = ['growth', 'aid', 'institutions', 'structures', 'reported'];
/** Figures whose own file has room for a wide picture beside the narrow one. */
const TWICE = ['growth', 'institutions', 'structures'];
const LANGS = ['en', 'zh'];
const GLUE_FILE = 'response_atlas.js';
const CORE_FILE = 'response_atlas_bg.wasm';

const [dist = 'dist', pkg = 'target/pkg', beginning = ''] = process.argv.slice(2);
const { squeeze } = await shipped('squeeze.js');
const squeezeSource = readFileSync(`${WWW}/onefile/squeeze.js`);
const { toLetters } = await shipped('letters.js');
const { runs } = await shipped('powers.js');

/** A module of the page, which is CommonJS to Node beside no package file. @param {string} name */
async function shipped(name) {
  const { outputFiles } = await build({ entryPoints: [`${WWW}/onefile/${name}`], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** @param {string} path */
const text = (path) => readFileSync(join(dist, path), 'utf8');
/** @param {string} content */
const hash = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
/** @param {string} html */
const escaped = (html) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

// Scripts.

/** The scripts that others import by a name that they make. */
function named() {
  const found = new Set(['main.js']);
  for (const script of found) {
    if (OF_A_SITE.includes(script)) continue;
    const source = readFileSync(`${WWW}/${script}`, 'utf8');
    for (const [, name] of source.matchAll(/['"](?:\.\/)?([\w-]+\.js)['"]/g)) if (existsSync(`${WWW}/${name}`)) found.add(name);
  }
  for (const name of ['main.js', 'origin.js', 'offline.js']) found.delete(name);
  return [...found].sort();
}

/** The glue of the core as a function, so that each call gives an instance of its own. */
function glue() {
  let source = readFileSync(join(pkg, GLUE_FILE), 'utf8');
  const given = [...source.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  source = source.replace(/^export (?=class|function)/gm, '').replace(/^export \{[^}]*\bas default[^}]*\};?\s*$/m, '').replace(/new URL\([^)]*import\.meta\.url\)/, "''");
  if (/^export\b|import\.meta/m.test(source) || !source.includes('function __wbg_init(')) throw new Error('onefile: the glue is written in another way than before');
  return `export function makeGlue() {\n${source}\nreturn { default: __wbg_init, ${given.join(', ')} };\n}`;
}

/** The page's scripts as one, which asks the file itself for bytes. */
async function bundle() {
  const scripts = `export const scripts = {${named().map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`./${name}`)})`).join(',\n')}};`;
  const virtual = { glue: glue(), scripts };
  const { outputFiles } = await build({
    entryPoints: [`${WWW}/main.js`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    write: false,
    plugins: [{
      name: 'one file',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^\.\/origin\.js$/ }, () => ({ path: `${WWW}/onefile/origin.js` }));
        onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path }) => (OF_A_SITE.includes(path.slice(2)) ? { path: `${WWW}/onefile/absent.js` } : undefined));
        onResolve({ filter: /^(glue|scripts)$/ }, ({ path }) => ({ path, namespace: 'made' }));
        onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: virtual[/** @type {'glue' | 'scripts'} */ (path)], resolveDir: WWW }));
      },
    }],
  });
  const script = outputFiles[0].text;
  // From a disk, neither would be allowed: whatever is brought comes by way of origin.js.
  const stray = script.match(/import\.meta|.{60}\bfetch\(.{40}|[^.\w]import\(/);
  if (stray && !/\bfetch\(\w+\)/.test(stray[0])) throw new Error(`onefile: a script brings something in another way than by www/origin.js: ${stray[0]}`);
  return script;
}

async function loader() {
  const { outputFiles } = await build({ entryPoints: [`${WWW}/onefile/open.js`], bundle: true, minify: true, format: 'iife', target: TARGET, write: false });
  return outputFiles[0].text.trim();
}

// The page as it is written.

const tokens = readFileSync(`${WWW}/style/tokens.css`, 'utf8');
const FACES = /@font-face\s*\{[^}]*\}/g;

/** The faces that the page is set in, with their bytes. Those of rarer letters are left to the reader's own. */
function faces() {
  const own = (text('style/atlas.css').match(FACES) ?? []).filter((face) => !face.includes('-more.'));
  if (!own.length) throw new Error('onefile: the style sheet declares its faces in another way than before');
  return own.map((face) => face.replace(/url\(["']?\.\.\/([^"')]+)["']?\)/, (_, path) => `url(data:font/woff2;base64,${readFileSync(join(dist, path)).toString('base64')})`)).join('');
}

/**
 * @typedef {object} Wanted
 * @property {string} file  its name
 * @property {string} lang  the language written into it
 * @property {string[]} figures
 * @property {Record<string, string>} pages the file of each language, for the switch
 */

/** A paragraph of `pieces.html` in a language. @param {string} name @param {string} lang */
function piece(name, lang) {
  const words = JSON.parse(readFileSync(`${WWW}/i18n/${lang}.json`, 'utf8'));
  const [found] = readFileSync(`${WWW}/onefile/pieces.html`, 'utf8').match(new RegExp(`<p class="${name}">.*</p>`)) ?? [];
  return String(found).replace(/\{\{([\w.]+)\}\}/, (_, key) => escaped(words[key]));
}

/** The title of a file, which no other page has: its figures' names in the contents, the page's own title and what it is. @param {string} page @param {string} lang @param {string[]} figures */
function titled(page, lang, figures) {
  const names = figures.length < FIGURES.length ? figures.map((id) => page.match(new RegExp(`<a href="#${id}">([^<]*)</a>`))?.[1]) : [];
  const what = piece('one-title', lang).replace(/<[^>]*>/g, '');
  return page.replace(/<title>([^<]*)/, (_, title) => `<title>${[...names, title, what].join(' · ')}`);
}

/** A page without what only a site has. @param {string} lang @param {Wanted} wanted @param {(id: string) => string} picture */
function written(lang, wanted, picture) {
  let page = text(lang === 'en' ? 'index.html' : `${lang}.html`);
  page = titled(page, lang, wanted.figures);
  page = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n/, '<!-- policy -->\n');
  page = page.replace(/<link rel="icon"[^>]*>\n|<link rel="alternate"[^>]*>\n|<meta property="og:[^>]*>\n|<link rel="stylesheet"[^>]*>\n|<script[^>]* src="[^"]*"[^>]*><\/script>\n/g, '');
  page = page.replace(/<figure class="figure" data-figure="(\w+)"[\s\S]*?<\/figure>\n/g, (figure, id) => (wanted.figures.includes(id) ? figure : ''));
  page = page.replace(/<picture>[\s\S]*?<\/picture>\n/g, '<picture></picture>');
  page = page.replace(/<img class="figure-paper[^>]*>\n/g, '');
  page = page.replace(/(<figure class="figure" data-figure="(\w+)"[\s\S]*?)<picture><\/picture>/g, (_, before, id) => before + picture(id));
  if (wanted.figures.length < FIGURES.length) page = about(page, wanted.figures);
  for (const [of, file] of Object.entries(wanted.pages)) page = page.replace(new RegExp(`href="[^"]*"([^>]*data-lang="${of}")`), `href="${file}"$1`);
  if (new Set(Object.values(wanted.pages).map((page) => page.split('#')[0])).size === 1) page = page.replace('<ul class="switch"', '<ul class="switch with-scripts"');
  page = page.replace(/<details class="figure-share[\s\S]*?<\/details>\n/g, '');
  // Other pages of the site are not here.
  page = page.replace(/ *<(li|p)><a href="[\w.-]+\.html">[^<]*<\/a><\/\1>\n/g, '');
  // Tables are saved by a script, from this file's own bytes; one that is not in it is on the site.
  page = page.replace(/ *<li><a href="(data\/[^"]+)">[^<]*<\/a><\/li>\n/g, (item, path) => (TABLES.includes(path) && inside(path, wanted) ? item : ''));
  page = page.replace(/(<div id="data">\s*<h2>[^<]*<\/h2>\s*)<ul>/, `$1${piece('one-note', lang)}<ul class="with-scripts">`);
  page = page.replace(/<noscript>/, `<noscript>${piece('one-noscript', lang)}`);
  page = page.replace(/(<h2>[^<]*<\/h2>(?:\s*<p>[^<]*<\/p>)*\s*)(<\/div>\s*<\/footer>)/, (_, before, end) => `${before}${piece('one-cite', lang).replace('{citation}', () => cited(page, lang, wanted.figures))}\n${end}`);
  return page;
}

/** How a file is cited, by the style of APA: by the title of its one figure, or by that of the whole. @param {string} page @param {string} lang @param {string[]} figures */
function cited(page, lang, figures) {
  const { title, own } = JSON.parse(text(`citations/${lang}.json`));
  const figure = figures.length < FIGURES.length ? page.match(/class="figure-title"[^>]*>([^<]*)</)?.[1].trim() : '';
  const home = page.match(/<link rel="canonical" href="([^"]*)"/)?.[1] ?? '';
  return own.apa.replace('{title}', () => figure || escaped(title)).replace('{url}', home).trim();
}

/** The words of the scripts that are here. @param {string} lang @returns {[string, Uint8Array]} */
function laterWords(lang) {
  const path = `words/${lang}.json`;
  const all = Object.entries(JSON.parse(text(path)));
  return [path, bytesOf(JSON.stringify(Object.fromEntries(all.filter(([key]) => !WORDS_OF_A_SITE.test(key)))))];
}

/** The core's further strings without those of data to save and of lessons, line by line as `src/build/catalogue.rs` writes them. */
function furtherWords() {
  const [count, ...lines] = text('words/further.txt').split('\n');
  const keys = lines.slice(0, Number(count));
  const kept = keys.map((key) => !/^(?:shown|lesson)\./.test(key));
  const blocks = [keys];
  for (let at = keys.length; at < lines.length; at += keys.length + 1) blocks.push(lines.slice(at + 1, at + 1 + keys.length));
  const tags = blocks.slice(1).map((_, i) => lines[keys.length + i * (keys.length + 1)]);
  const [names, ...spoken] = blocks.map((block) => block.filter((_, i) => kept[i]));
  return [String(names.length), ...names, ...spoken.flatMap((block, i) => [tags[i], ...block])].join('\n');
}

/** Leaves of a page what is about some figures. @param {string} page @param {string[]} figures */
function about(page, figures) {
  page = page.replace(/<nav class="contents"[\s\S]*?<\/nav>/, '');
  for (const [section, figure] of Object.entries(SECTIONS)) {
    if (!figures.includes(figure)) page = page.replace(new RegExp(`<section class="(?:section" id=")?${section}"[\\s\\S]*?</section>\\n`), '');
  }
  return page;
}

/** The page of the other language: its words; pictures and tables come from the core. @param {string} page */
function twin(page) {
  const lean = page.replace(/<picture>[\s\S]*?<\/picture>/g, '').replace(/<tbody>[\s\S]*?<\/tbody>/g, '<tbody></tbody>');
  return lean.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '');
}

/** Rows in which a cell that says what the one above it says stands once, over both. @param {string} body */
function spanned(body) {
  const rows = body.split('<tr>').slice(1).map((row) => row.trimEnd().split(/(?=<td)/));
  /** How many rows each cell stands over; none where the one above does. */
  const spans = rows.map((row) => row.map(() => 1));
  for (let i = rows.length - 1; i > 0; i -= 1) {
    for (let j = 0; j < rows[i].length; j += 1) {
      // What is shorter than the word for it stays.
      if (rows[i][j] !== rows[i - 1][j] || rows[i][j].length < 20) continue;
      spans[i - 1][j] += spans[i][j];
      spans[i][j] = 0;
    }
  }
  const cells = rows.map((row, i) => row.map((cell, j) => (spans[i][j] > 1 ? cell.replace('<td', `<td rowspan=${spans[i][j]}`) : spans[i][j] ? cell : '')));
  return `\n${cells.map((row) => `<tr>${row.join('')}\n`).join('')}`;
}

/** Fewer bytes for the same page. @param {string} html */
function lean(html) {
  const tables = html.replace(/(<table><thead>.*<\/thead>\n)<tbody>([\s\S]*?)<\/tbody>/g, (_, head, rows) => {
    const cells = rows.replace(/ class="numeric">(?=<|\n)/g, '>').replaceAll(' class="numeric"', ' class=n');
    return `${head}<tbody>${spanned(cells)}</tbody>`;
  });
  return tables.replace(/<td lang="([\w-]+)">/g, '<td lang=$1>').replace(/^ +/gm, '').replace(/\n+/g, '\n');
}

/** What the page itself will find in its tables: see `open.js`. @param {string} page */
function cellsOf(page) {
  const cells = [...page.matchAll(/<td[^>]*>([^<]*)/g)].map(([, cell]) => cell);
  const plain = (/** @type {string} */ cell) => cell.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" })[name] ?? '');
  return bytesOf(cells.map((cell) => plain(cell).trim()).join('\n'));
}


// Bytes.

/** @typedef {{kind: 'text' | 'code', pause?: string, files: [string, Uint8Array][]}} Stream */

/** @param {Uint8Array} bytes */
function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

/** Packs bytes, or finds them packed by this or an earlier build: that takes seconds. @param {'text' | 'code'} kind @param {Uint8Array} bytes @param {Uint8Array | undefined} known */
function squeezed(kind, bytes, known) {
  const name = createHash('sha256').update(squeezeSource).update(kind).update(known ?? '').update(bytes).digest('hex');
  const kept = join(pkg, 'squeezed', name);
  mkdirSync(dirname(kept), { recursive: true });
  if (!existsSync(kept)) writeFileSync(kept, squeeze(bytes, kind, known));
  return readFileSync(kept);
}

/** @param {Stream} stream @param {Uint8Array} known */
function pack({ kind, pause, files }, known) {
  const bytes = Buffer.concat(files.map(([, part]) => part));
  const packed = squeezed(kind, bytes, kind === 'text' ? known : undefined);
  return { packed, about: { kind, packed: packed.length, pause, files: files.map(([path, part]) => [path, part.length, sumOf(part)]) } };
}

/** A core without its embedded tables, and those unpacked, as the text that they share words with. @param {Uint8Array} core */
async function lighter(core) {
  const { makeGlue } = await import(`data:text/javascript;base64,${Buffer.from(glue()).toString('base64')}`);
  const { default: init, embedded, unpack } = makeGlue();
  await init({ module_or_path: core });
  const stream = Buffer.from(embedded());
  const bare = Buffer.from(core);
  const at = bare.indexOf(stream);
  if (at < 0) throw new Error('onefile: the core does not hold the stream that it unpacks');
  bare.fill(0, at, at + stream.length);
  // What the page works out need not be in it.
  const places = runs().map((/** @type {Uint8Array} */ run) => bare.indexOf(run));
  const found = places.every((/** @type {number} */ place) => place > 0);
  if (found) runs().forEach((/** @type {Uint8Array} */ run, /** @type {number} */ i) => bare.fill(0, places[i], places[i] + run.length));
  return { bare, tables: Buffer.from(unpack(stream)), powers: found ? places.join(' ') : '' };
}

/** What only scripts put on the page: its rules come with them. */
const LATE = /\.(?:controls?|tooltip|tools?|combo|is-(?:curves|over)|figure-(?:controls|tools|canvas|focus|status|sheet|share)|switch-theme)\b|\[data-(?:focused|guessing|set-theme)/;

/** A style sheet in two: what the page needs as it is written, and what its scripts need. @param {string} css @returns {[string, string]} */
function parted(css) {
  let [early, late] = ['', ''];
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    let end = open + 1;
    for (let depth = 1; depth; end += 1) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    const head = css.slice(at, open);
    if (/^@(?:media|container|supports)/.test(head)) {
      const [inner, lateInner] = parted(css.slice(open + 1, end - 1));
      if (inner) early += `${head}{${inner}}`;
      if (lateInner) late += `${head}{${lateInner}}`;
    } else if (head.split(/,(?![^(]*\))/).every((selector) => LATE.test(selector))) late += css.slice(at, end);
    else early += css.slice(at, end);
    at = end;
  }
  return [early, late];
}

/** A wasm module's functions, and what is before and after them. @param {Uint8Array} wasm */
function parts(wasm) {
  const number = (/** @type {number} */ at) => {
    let [value, shift, i] = [0, 0, at];
    for (; wasm[i] & 128; i += 1, shift += 7) value |= (wasm[i] & 127) << shift;
    return [value | (wasm[i] << shift), i + 1];
  };
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [size, from] = number(at + 1);
    if (id === 10) {
      const [, body] = number(from);
      return [wasm.subarray(0, body), wasm.subarray(body, from + size), wasm.subarray(from + size)];
    }
    at = from + size;
  }
  throw new Error('onefile: the core has no functions');
}

/** @param {string} content */
const bytesOf = (content) => new TextEncoder().encode(content);
/** @param {string} path @returns {[string, Uint8Array]} */
const file = (path) => [path, readFileSync(join(dist, path))];

const SERIES = 'data/reference/cases.csv';

/** @param {string} path @param {Wanted} wanted */
function inside(path, { figures }) {
  return figures.length > 1 || !WITHOUT[/** @type {'aid'} */ (figures[0])]?.includes(path);
}

/** The series: for the figure of help alone, those of the places that reports of help name. @param {Wanted} wanted @returns {[string, Uint8Array]} */
function series({ figures }) {
  if (figures.join() !== 'aid') return file(SERIES);
  const named = new Set(text('data/aid.csv').match(/\b[A-Z]{3}\b/g));
  const rows = text(SERIES).split('\n').filter((row, i) => !i || named.has(row.slice(0, 3)));
  return [SERIES, bytesOf(`${rows.join('\n').trimEnd()}\n`)];
}

// Files.

/** @param {Wanted} wanted @param {{script: string, loader: string, core: Uint8Array}} made */
async function write(wanted, { script, loader, core }) {
  const styles = new Styles(tokens);
  const picture = (/** @type {string} */ id) => {
    const also = wanted.lang === 'en' ? '' : `.${wanted.lang}`;
    const widths = wanted.figures.length === 1 && TWICE.includes(id) ? ['.360', ''] : ['.360'];
    const drawn = widths.map((band, i) => inline(text(`figures/${id}${also}${band}.svg`), styles, `${id[0]}${i}-`, `${id}-words`, widths.length < 2 ? '' : i ? 'is-wide' : 'is-narrow'));
    return `<picture>${drawn.join('')}</picture>`;
  };
  let page = lean(written(wanted.lang, wanted, picture));
  const others = LANGS.filter((lang) => lang !== wanted.lang);
  const style = (await transform(faces() + text('style/atlas.css').replace(FACES, '') + readFileSync(`${WWW}/onefile/onefile.css`, 'utf8') + '.n{text-align:right;white-space:nowrap}' + styles.sheet(), { loader: 'css', minify: true, target: TARGET })).code.trim();
  const preset = text('preset.js').trim();
  const [early, late] = parted(style);
  const tools = late + text('style/tools.css').trim();

  const { bare, tables, powers } = await lighter(core);
  const [head, functions, tail] = parts(bare);
  const further = Object.entries(FURTHER).filter(([, figures]) => figures.some((id) => wanted.figures.includes(id))).map(([path]) => path);
  /** @type {Stream[]} */
  const streams = [
    {
      kind: 'text',
      pause: 'style/tools.css',
      files: [['main.js', bytesOf(script)], ['core:head', head], ['core:tail', tail], ['core:tables', tables], ...LANGS.map(laterWords), ['style/tools.css', bytesOf(tools)],
        ['words/further.txt', bytesOf(furtherWords())], ...[...TABLES, ...RECORDS, ...further].filter((path) => inside(path, wanted)).map((path) => (path === SERIES ? series(wanted) : file(path))), ...others.map((lang) => /** @type {[string, Uint8Array]} */ ([wanted.pages[lang], bytesOf(twin(written(lang, wanted, () => '')))]))],
    },
    { kind: 'code', files: [['core:functions', functions]] },
  ];
  const packed = streams.map((stream) => pack(stream, cellsOf(page)));
  const data = toLetters(Buffer.concat(packed.map((each) => each.packed)));

  const policy = `default-src 'none'; script-src ${[preset, loader, script].map(hash).join(' ')} 'wasm-unsafe-eval'; style-src ${[early, tools].map(hash).join(' ')}; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;
  page = page.replace('<!-- policy -->', `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  const icon = `data:image/svg+xml,${encodeURIComponent(text('icon.svg').trim())}`;
  page = page.replace('</head>', `<link rel="icon" href="${icon}">\n<script>${preset}</script>\n<style>`.concat('<!-- style --></style>\n</head>'));
  page = page.replace(/<html /, `<html data-file="${wanted.file}" data-powers="${powers}" `);
  page = page.replace('<!-- style -->', () => early);
  page = page.replace('</body>', () => `<script type="text/plain" id="bytes" data-streams="${escaped(JSON.stringify(packed.map((each) => each.about)))}">${data}</script>\n<script>${loader}</script>\n</body>`);
  writeFileSync(join(dist, wanted.file), page);
  const size = Buffer.byteLength(page);
  console.log(`${String(size).padStart(8)}  ${wanted.file}: ${size - Buffer.byteLength(data)} to read, ${packed.map((each) => `${each.about.kind} ${each.about.packed}`).join(', ')} packed`);
}

const made = { script: (await bundle()).trim(), loader: await loader() };
const pages = { en: 'atlas.html', zh: 'atlas.zh.html' };
/** @type {Wanted[]} */
const all = [
  ...LANGS.map((lang) => ({ file: pages[/** @type {'en' | 'zh'} */ (lang)], lang, figures: FIGURES, pages })),
  ...FIGURES.map((id) => ({ file: `figure-${id}.html`, lang: 'en', figures: [id], pages: { en: `figure-${id}.html`, zh: `figure-${id}.html#lang=zh` } })),
];
for (const wanted of all) {
  if (!wanted.file.startsWith(beginning)) continue;
  const [id] = wanted.figures;
  const core = readFileSync(join(pkg, wanted.figures.length > 1 ? 'one.wasm' : `without_${id}.wasm`));
  await write(wanted, { ...made, core });
}
