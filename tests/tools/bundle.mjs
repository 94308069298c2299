/**
 * Join the scripts of the custom element into one file.
 *
 * usage: atlas figures --json | node bundle.mjs WWW OUT.js [HOME [WIDTH,...]]
 *
 * In: the scripts of WWW from `embed/response-atlas.js` on, its styles and words, and the registry of figures on the
 * standard input; ATLAS_VERSION as the pages show it, and the mark of the data as the words beside OUT.js have it. Out: one minified module. HOME is where the atlas's own pages lie
 * as seen from it (`./` without a word; nothing for files that lie elsewhere); WIDTH, the ends of the names of the pictures
 * that lie beside it, where not all do. The wasm's glue is not joined: it comes by its own import, so all elements of a
 * page share it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from '../node_modules/esbuild/lib/main.js';

const TARGET = ['es2022', 'chrome111', 'firefox114', 'safari16.4'];
/** Sheets of the shadow tree, in order. */
const SHEETS = ['tokens', 'base', 'figure', 'tools', 'element'];
/** Words of the later catalogue that an element says before it has come. */
const EARLY = /^page\.(?:js\.|later\.embed_|words$)/;
/** Keys whose free values are chosen in tools that stand above a figure from the start; as in html.rs. */
const CHOSEN = ['places', 'place', 'day'];
/** CSS px of a rem: the page around may give its root another size. */
const REM_PX = 16;

const [www, out, home = './', widths = ''] = process.argv.slice(2);
const read = (/** @type {string} */ path) => readFileSync(join(www, path), 'utf8');
/** @type {{id: string, views: {id: string, options: {key: string}[]}[]}[]} */
const registry = JSON.parse(readFileSync(0, 'utf8'));

/** The page's rules as they hold inside a shadow tree, whose root is the element. */
function shadowSheet() {
  const text = SHEETS.map(name => read(`style/${name}.css`)).join('\n')
    .replace(/:root\[data-theme="dark"\]/g, ':host([theme="dark"])')
    .replace(/:root:not\(\[data-theme="light"\]\)/g, ':host(:not([theme="light"]))')
    .replace(/:root(?:\[data-scripts\])?/g, ':host')
    .replace(/(-?[\d.]+)rem\b/g, (_, size) => `${Number(size) * REM_PX}px`);
  if (/:root|\bbody\b/.test(text.replace(/\/\*[\s\S]*?\*\//g, ''))) throw new Error('bundle.mjs: a sheet of the element names the root in another way than before');
  return text;
}

/** The faces that page.css declares, each with its file as seen from the site. */
function faces() {
  const found = [...read('style/page.css').matchAll(/@font-face \{[^}]*font-weight: (\d+);[^}]*url\("\.\.\/([^"]+)"\)[^}]*unicode-range: ([^;]+);/g)];
  if (!found.length) throw new Error('bundle.mjs: page.css declares its faces in another way than before');
  return found.map(([, weight, file, range]) => ({ weight, file, range }));
}

/** The early words of each language, under the keys that scripts say. */
function words() {
  const files = readdirSync(join(www, 'i18n')).filter(name => name.endsWith('.json')).sort();
  return Object.fromEntries(files.map(name => {
    const all = Object.entries(JSON.parse(read(`i18n/${name}`))).filter(([key]) => EARLY.test(key));
    return [basename(name, '.json'), Object.fromEntries(all.map(([key, text]) => [key.replace('page.later.', 'page.js.'), text]))];
  }));
}

async function site() {
  const { transform } = await import('../node_modules/esbuild/lib/main.js');
  const sheet = await transform(shadowSheet(), { loader: 'css', minify: true, target: TARGET });
  const figures = registry.map(({ id, views }) => ({ id, views: views.map(view => ({ id: view.id, chooses: view.options.some(({ key }) => CHOSEN.includes(key)) })) }));
  const keys = [...new Set(registry.flatMap(({ views }) => views.flatMap(({ options }) => options.map(({ key }) => key))))].concat('fact');
  const values = {
    WORDS: words(),
    FIGURES: figures,
    KEYS: keys,
    SHEET: sheet.code,
    FACES: faces(),
    FOREMOST: read('index.html').match(/<!-- figure:(\w+) -->/)?.[1],
    VERSION: (process.env.ATLAS_VERSION ?? '').split(' ')[0],
    MARK: JSON.parse(readFileSync(join(dirname(out), 'words/en.json'), 'utf8'))['page.later.data_mark'] ?? '',
    HOME: home,
    WIDTHS: widths.split(',').filter(Boolean),
  };
  return Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
}

/** Where files come from; but the scripts of tools, which the page brings one by one, are all in the one file. */
function origin() {
  const names = [...read('tools.js').matchAll(/script: '([\w.]+)'/g)].map(([, name]) => name);
  if (!names.length) throw new Error('bundle.mjs: tools.js names its scripts in another way than before');
  const [text, own] = [read('origin.js'), 'return import('];
  if (text.split(own).length !== 2) throw new Error('bundle.mjs: origin.js imports in another way than before');
  const scripts = names.map(name => `${JSON.stringify(name)}: () => import('./${name}')`).join(', ');
  return `${text.replace(own, `if (scripts[path]) return scripts[path]();\n  ${own}`)}\nconst scripts = {${scripts}};`;
}

/** @type {import('../node_modules/esbuild/lib/main.js').Plugin} */
const filled = {
  name: 'filled',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]embed[/\\]site\.js$/ }, async () => ({ contents: await site() }));
    onLoad({ filter: /[/\\]www[/\\]origin\.js$/ }, () => ({ contents: origin(), resolveDir: www }));
  },
};

await build({
  entryPoints: [join(www, 'embed/response-atlas.js')],
  outfile: out,
  bundle: true,
  format: 'esm',
  minify: true,
  target: TARGET,
  define: { 'import.meta.url': 'atlasBase' },
  inject: [join(www, 'embed/base.js')],
  plugins: [filled],
  logLevel: 'warning',
});
