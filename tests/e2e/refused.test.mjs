/**
 * Readers whose browser runs no scripts, or refuses the core: each figure keeps its picture, its table, its words and its
 * sources, and nothing is offered that cannot work.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSite, settle, useSite } from './harness.mjs';

const visit = useSite();
const FIGURES = ['growth', 'aid', 'institutions', 'structures', 'reported'];

/** What stands of each figure: its picture, loaded, with the rows of its table and its words. */
async function standing(page) {
  await page.$$eval('figure picture img', (all) => Promise.all(all.map((image) => { image.loading = 'eager'; return image.decode(); })));
  return page.$$eval('figure[data-figure]', (all) => all.map((figure) => {
    const image = figure.querySelector('picture img');
    const text = (selector) => figure.querySelector(selector)?.textContent.trim() ?? '';
    return {
      id: figure.id,
      picture: image.checkVisibility() && image.naturalWidth > 0 && image.clientWidth,
      rows: figure.querySelectorAll('.figure-table tbody tr').length,
      words: [text('.figure-title'), text('.figure-deck'), text('.figure-credit'), image.alt].every((words) => words.length > 5),
      status: figure.querySelector('[data-status]').checkVisibility() ? text('[data-status]') : '',
      dead: [...figure.querySelectorAll('button, select, input, canvas, .figure-share')].filter((each) => each.checkVisibility()).length,
    };
  }));
}

function holds(all, status) {
  assert.deepEqual(all.map(({ id }) => id), FIGURES);
  for (const { id, picture, rows, words, status: said, dead } of all) {
    assert.ok(picture >= 250, `${id}: a picture of ${picture} px`);
    assert.ok(rows > 3, `${id}: ${rows} rows`);
    assert.ok(words, `${id}: title, deck, sources and description`);
    assert.ok(status ? said.length > 20 : !said, `${id}: ${said}`);
    if (!status) assert.equal(dead, 0, `${id}: nothing that needs scripts`);
  }
}

for (const path of ['index.html', 'zh.html']) {
  for (const width of [320, 360, 768, 1280]) {
    test(`${path} with scripts off has all five figures whole at ${width} px`, async (t) => {
      const { page, foreign } = await visit(t, path, { scripts: false, width });
      holds(await standing(page), false);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      assert.equal(await page.locator('.with-scripts:visible, .switch-theme:visible').count(), 0);
      assert.ok((await page.locator('#sources .source').count()) >= 5, 'the cards of the sources');
      assert.deepEqual(foreign, []);
    });
  }
}

/** @type {[string, (page: import('playwright-core').Page) => Promise<unknown>][]} */
const REFUSALS = [
  ['knows no wasm', (page) => page.addInitScript(() => { delete window.WebAssembly; })],
  ['gets no core from the server', (page) => page.route('**/*_bg.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }))],
  ['is told by a policy to run no wasm', (page) => page.route(/\/(index\.html)?$/, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: readSite('index.html').replace(" 'wasm-unsafe-eval'", '') }))],
];

for (const [name, prepare] of REFUSALS) {
  test(`a browser that ${name} shows pictures, tables and a sentence`, async (t) => {
    const { page, said, foreign } = await visit(t, '', { prepare });
    assert.deepEqual(await settle(page), Object.fromEntries(FIGURES.map((id) => [id, 'failed'])));
    holds(await standing(page), true);
    assert.ok(await page.getAttribute('html', 'data-error'));
    assert.deepEqual(said.filter((line) => /^uncaught/.test(line)), []);
    assert.deepEqual(foreign, []);
  });
}
