/**
 * The npm-shaped folder `dist/package`: npm packs it, Node reads its module, and a page on another origin imports it and
 * shows a live figure from nothing but its files.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, ROOT } from './harness.mjs';
import { useHost } from './host.mjs';

const FOLDER = `${DIST}/package`;
const { site, visit } = useHost({ folder: FOLDER });

test('npm packs it: module, types, core, data, README and licence', () => {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], { cwd: FOLDER, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const files = packed.files.map(({ path }) => path);
  const about = JSON.parse(readFileSync(`${FOLDER}/package.json`, 'utf8'));
  const targets = Object.values(about.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  for (const target of targets.filter((path) => !path.includes('*'))) assert.ok(files.includes(target.replace('./', '')), target);
  for (const file of ['README.md', 'LICENSE', 'response_atlas_bg.wasm', 'response_atlas.js', 'data/aid.csv', 'words/zh.json', 'fonts/OFL.txt', 'figures/growth.html']) assert.ok(files.includes(file), file);
  assert.match(packed.version, /^\d+\.\d+\.\d+$/);
});

test('who installs it has its types by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-types-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(FOLDER, join(folder, 'node_modules/response-atlas'));
    const page = readFileSync(`${ROOT}tests/types/element.ts`, 'utf8').replaceAll("'../../www/response-atlas'", "'response-atlas'");
    assert.equal(page.split("'response-atlas'").length, 5, 'two imports, and two names of elements');
    writeFileSync(join(folder, 'page.mts'), page);
    const check = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2024,dom,dom.iterable', '--types', '', '--module', 'nodenext', join(folder, 'page.mts')];
    execFileSync(process.execPath, [`${ROOT}tests/node_modules/typescript/bin/tsc`, ...check], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Node reads its module without a browser', () => {
  const code = `import(${JSON.stringify(pathToFileURL(`${FOLDER}/response-atlas.js`).href)}).then(({ ResponseAtlas }) => process.stdout.write(typeof ResponseAtlas))`;
  assert.equal(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }), 'function');
});

test('a page imports it and shows a live figure; base may be told', async (t) => {
  const html = `<script type="module">
    import { ResponseAtlas } from '${site()}response-atlas.js';
    window.made = ResponseAtlas.base;
    ResponseAtlas.base = '${site()}';
    const element = new ResponseAtlas();
    element.figure = 'aid';
    element.view = 'map';
    document.body.append(element);
  </script>`;
  const { page, said, asked } = await visit(t, html);
  await page.waitForFunction(() => document.querySelector('response-atlas')?.status === 'ready', null, { timeout: 30_000 });
  await page.locator('.figure[data-answers]').waitFor();
  assert.equal(await page.evaluate(() => window.made), site());
  assert.ok(asked.length > 8);
  assert.deepEqual(said, [], 'every file that it asks for is in the folder');
});

test('where its core is broken, pictures and tables of the folder stand', async (t) => {
  const prepare = (page) => page.route('**/*_bg.wasm', (route) => route.abort());
  for (const figure of ['growth', 'reported']) {
    const { page } = await visit(t, `<script type="module" src="${site()}response-atlas.js"></script><response-atlas figure="${figure}" lang="zh" theme="dark"></response-atlas>`, { prepare });
    await page.waitForFunction(() => document.querySelector('response-atlas')?.status === 'failed');
    await page.waitForFunction(() => document.querySelector('response-atlas').shadowRoot.querySelector('.figure-still img').naturalWidth > 0);
    await page.waitForFunction(() => document.querySelector('response-atlas').shadowRoot.querySelectorAll('tbody tr').length > 5);
  }
});
