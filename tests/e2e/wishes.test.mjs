/**
 * What a reader asks for in quick succession, or where the network fails: the last wish is granted, and address, switch,
 * words and canvas tell of one state.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, settle, useSite } from './harness.mjs';

const visit = useSite();

/** A page whose figures answer. */
async function visitAnswering(t, path = '', options = {}) {
  const visited = await visit(t, path, options);
  for (const [id, state] of Object.entries(await settle(visited.page))) assert.equal(state, 'ready', id);
  await answering(visited.page);
  return visited;
}

/** What has come is in the page after so many pairs of frames. */
const FRAMES = 5;

const hash = (page) => page.evaluate(() => location.hash);
const goTo = (page, to) => page.evaluate((to) => { location.hash = to; }, to);

/** Assert that all that tells of a language tells of this one. */
async function assertLang(page, lang) {
  const found = await page.evaluate(() => ({
    root: [document.documentElement.dataset.lang, document.documentElement.lang.slice(0, 2)],
    switch: [...document.querySelectorAll('a[data-lang][aria-current]')].map((link) => link.dataset.lang),
    hash: new URLSearchParams(location.hash.slice(1)).get('lang') ?? 'en',
    head: document.querySelector('h1').textContent,
    titles: [...document.querySelectorAll('.figure-title, .figure-credit, .controls-reset, .figure-table summary')].map((each) => each.textContent),
    names: [...document.querySelectorAll('.figure-canvas')].map((canvas) => canvas.getAttribute('aria-label')),
  }));
  const han = (text) => /\p{Script=Han}/u.test(text);
  assert.deepEqual(found.root, [lang, lang]);
  assert.deepEqual(found.switch, [lang]);
  assert.equal(found.hash, lang, 'the address');
  for (const text of [found.head, ...found.titles, ...found.names]) assert.equal(han(text), lang === 'zh', text);
}

/** Let no request for a path through before `release`; `asked` waits for the first one. */
async function hold(page, pattern) {
  let open;
  let tell;
  const gate = new Promise((done) => { open = done; });
  const first = new Promise((done) => { tell = done; });
  const answers = [];
  await page.route(pattern, async (route) => {
    tell();
    await gate;
    await route.continue();
    answers.push(await route.request().response());
  });
  return {
    asked: () => first,
    /** Lets them through, and waits until what they bring is in the page. */
    release: async () => {
      open();
      await first;
      while (!answers.length) await drawn(page);
      await Promise.all(answers.map((answer) => answer.finished()));
      for (let i = 0; i < FRAMES; i += 1) await drawn(page);
    },
  };
}

test('offline, the language switch stays on the page, says so, and goes on when the network is back', async (t) => {
  const { page } = await visitAnswering(t, '#figure=growth&scale=log');
  const title = await page.title();
  await page.context().setOffline(true);
  await page.click('a[data-lang="zh"]');
  const note = page.locator('[data-note]:not([hidden])');
  await note.waitFor({ timeout: 5000 });
  assert.match(await note.textContent(), /other language/);
  assert.match(await page.textContent('[data-live]'), /other language/);
  assert.equal(await page.title(), title);
  assert.equal(await hash(page), '#figure=growth&scale=log');
  await assertLang(page, 'en');
  await page.context().setOffline(false);
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  await drawn(page);
  await assertLang(page, 'zh');
  assert.ok(await page.locator('[data-note]').isHidden(), 'the sentence has gone');
});

test('offline, an address in the other language is taken back, and the rest of it holds', async (t) => {
  const { page } = await visitAnswering(t);
  await page.context().setOffline(true);
  await goTo(page, '#figure=growth&scale=log&lang=zh');
  await page.locator('[data-note]:not([hidden])').waitFor({ timeout: 5000 });
  assert.equal(await hash(page), '#figure=growth&scale=log');
  await assertLang(page, 'en');
});

test('where the first address asks for a language that does not come, the page stands in its own', async (t) => {
  const { page } = await visit(t, '#lang=zh', { prepare: (page) => page.route('**/zh.html', (route) => route.abort()) });
  await settle(page);
  assert.ok(await page.locator('[data-note]').isVisible());
  await assertLang(page, 'en');
});

test('of quick clicks between languages the last one holds', async (t) => {
  const { page, said } = await visitAnswering(t);
  for (const [clicks, lang] of [['zh en', 'en'], ['zh en zh', 'zh'], ['en zh', 'zh'], ['en zh en', 'en']]) {
    const held = await hold(page, /(zh|index)\.html$/);
    for (const click of clicks.split(' ')) await page.click(`a[data-lang="${click}"]`);
    await held.release();
    await assertLang(page, lang);
    await page.unroute(/(zh|index)\.html$/);
  }
  assert.deepEqual(said, []);
});

test('of addresses that follow each other while a language loads, the last one holds', async (t) => {
  const { page, said } = await visitAnswering(t);
  const held = await hold(page, /zh\.html$/);
  await goTo(page, '#figure=growth&scale=log&lang=zh');
  await held.asked();
  await goTo(page, '#figure=growth&scale=linear');
  await held.release();
  assert.equal(await hash(page), '#figure=growth&scale=linear');
  await assertLang(page, 'en');
  const scale = page.locator('figure[data-figure="growth"] [name="scale"]');
  assert.equal(await scale.inputValue(), 'linear');
  assert.deepEqual(said, []);
});

test('a state chosen while a language loads is kept in the other language', async (t) => {
  const { page } = await visitAnswering(t);
  const held = await hold(page, /zh\.html$/);
  await page.click('a[data-lang="zh"]');
  await held.asked();
  await page.selectOption('figure[data-figure="growth"] [name="scale"]', 'log');
  await held.release();
  await assertLang(page, 'zh');
  assert.equal(await hash(page), '#figure=growth&scale=log&lang=zh');
});

test('a language chosen while what answers is loading leaves no key for a word', async (t) => {
  let held;
  const { page } = await visit(t, '', { prepare: async (page) => { held = await hold(page, '**/words/en.json'); } });
  await settle(page);
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  await held.release();
  await answering(page);
  await drawn(page);
  assert.match(await page.locator('.tools-bar').first().getAttribute('aria-label'), /\p{Script=Han}/u);
});

test('a view that waits for its part is overtaken by the next wish, by control or by address', async (t) => {
  let held;
  const { page, said } = await visit(t, '', { prepare: async (page) => { held = await hold(page, '**/*_later.wasm'); } });
  await settle(page);
  await goTo(page, '#figure=aid&view=map');
  await page.locator('figure[data-figure="aid"][aria-busy]').waitFor();
  await goTo(page, '#figure=growth&scale=log');
  await held.release();
  await answering(page);
  await page.waitForFunction(() => document.querySelector('figure[data-figure="growth"] [name="scale"]').value === 'log');
  await drawn(page);
  assert.equal(await hash(page), '#figure=growth&scale=log');
  assert.equal(await page.$eval('figure[data-figure="aid"] [name="view"], figure[data-figure="aid"] [data-key="view"]:checked', (each) => each.value), 'matrix');
  assert.deepEqual(said, []);
});

test('two choices while a part loads are both kept', async (t) => {
  let held;
  const { page } = await visit(t, '', { prepare: async (page) => { held = await hold(page, '**/*_later.wasm'); } });
  await settle(page);
  const growth = page.locator('#growth');
  await growth.locator('[name="view"]').selectOption('daily');
  await growth.locator('[data-key="metric"][value="deaths"]').evaluate((radio) => radio.click());
  await held.release();
  await page.waitForFunction(() => location.hash.includes('view=daily'));
  const state = await page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
  assert.deepEqual(state, { figure: 'growth', view: 'daily', metric: 'deaths' });
});

test('an address whose view cannot be brought is taken back to what is shown', async (t) => {
  const { page } = await visit(t, '', { prepare: (page) => page.route('**/*_later.wasm', (route) => route.abort()) });
  await settle(page);
  const title = await page.textContent('#aid .figure-title');
  await goTo(page, '#figure=aid&view=map');
  await page.locator('#aid [data-status]:not([hidden])').waitFor();
  assert.equal(await hash(page), '');
  assert.equal(await page.textContent('#aid .figure-title'), title);
});

test('a link within the page goes there and keeps the state in the address', async (t) => {
  const { page } = await visitAnswering(t, '#figure=growth&scale=log&theme=dark');
  await page.click('a[href="#sources"]');
  await drawn(page);
  const top = await page.$eval('#sources', (part) => part.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 100, `the section stands at ${top} px`);
  assert.equal(await hash(page), '#figure=growth&scale=log&theme=dark');
});

test('an open table, the note of the address and the focus outlive the language switch', async (t) => {
  const { page } = await visitAnswering(t);
  await page.focus('#aid .figure-canvas');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('fact='));
  await page.locator('#growth .figure-table summary').click();
  await page.focus('#aid .figure-canvas');
  await goTo(page, `${await hash(page)}&lang=zh`);
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  await page.locator('#aid .tooltip.is-pinned:not([hidden])').waitFor();
  assert.match(await page.textContent('#aid .tooltip-title'), /\p{Script=Han}/u);
  assert.ok(await page.$eval('#growth .figure-table', (table) => table.open));
  assert.ok(await page.$eval('#aid .figure-canvas', (canvas) => canvas === document.activeElement));
});
