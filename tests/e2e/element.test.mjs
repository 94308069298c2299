/**
 * `<response-atlas>` in pages of others: one core for several elements and both languages, attributes, properties and
 * events, a strict policy, a notebook's `srcdoc`, and what stands where the core cannot start. The atlas lies on another
 * origin under a sub-path.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, drawn, recordInstances } from './harness.mjs';
import { strictElement, useHost } from './host.mjs';

const { site, origin, visit } = useHost();

const READY_MS = 30_000;
const script = () => `<script type="module" src="${site()}response-atlas.js"></script>`;
const OWN = '<figure><img src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%2740%27 height=%2730%27/%3E" alt="Own picture"><table><tr><td>own</table></figure>';

/** Wait until every element has left its picture, and give their states. */
async function settle(page) {
  await page.waitForFunction(() => [...document.querySelectorAll('response-atlas')].every((each) => ['ready', 'failed'].includes(each.dataset.state)), null, { timeout: READY_MS });
  return page.$$eval('response-atlas', (all) => all.map((each) => each.dataset.state));
}

/** Wait until an element answers pointer and keys. */
const answering = (page, selector = 'response-atlas') => page.locator(`${selector} .figure[data-answers]`).first().waitFor();

const titles = (page) => page.$$eval('response-atlas', (all) => all.map((each) => each.heading));

test('several elements share one core, in two languages and themes side by side', async (t) => {
  const html = `${script()}<response-atlas figure="growth" scale="log"></response-atlas><response-atlas figure="aid" lang="zh" theme="dark"></response-atlas><response-atlas figure="reported"></response-atlas>`;
  const { page, asked, said } = await visit(t, html);
  assert.deepEqual(await settle(page), ['ready', 'ready', 'ready']);
  for (const selector of ['[figure=growth]', '[figure=aid]', '[figure=reported]']) await answering(page, selector);
  for (const part of ['bg', 'next', 'later']) assert.equal(asked.filter((path) => path === `response_atlas_${part}.wasm` || path === `response_atlas_${part}.ppmd`).length, 1, part);
  assert.equal(asked.filter((path) => path === 'response_atlas.js').length, 1);
  const [growth, aid, reported] = await titles(page);
  assert.match(growth, /100,000/);
  assert.match(aid, /\p{Script=Han}/u);
  assert.doesNotMatch(reported, /\p{Script=Han}/u);
  const tools = await page.$$eval('response-atlas', (all) => all.map((each) => each.shadowRoot.querySelector('.tools-button')?.textContent ?? ''));
  assert.deepEqual(tools.slice(0, 2), ['Places', '查找地点']);
  const grounds = await page.$$eval('response-atlas', (all) => all.map((each) => getComputedStyle(each).backgroundColor));
  assert.deepEqual(grounds, ['rgb(251, 250, 247)', 'rgb(21, 24, 28)', 'rgb(251, 250, 247)']);
  assert.deepEqual(said, []);
});

test('under a strict policy without any style, an element looks and works as in the atlas', async (t) => {
  const { page, said } = await visit(t, `${script()}<response-atlas figure="growth"></response-atlas>`, { policy: strictElement(origin()) });
  assert.deepEqual(await settle(page), ['ready']);
  await answering(page);
  const found = await page.$eval('response-atlas', (element) => {
    const of = (selector) => getComputedStyle(element.shadowRoot.querySelector(selector));
    return { title: of('.figure-title').fontSize, tick: of('.figure-credit').fontSize, frame: of('.figure-frame').display, faces: [...document.fonts].filter(({ status }) => status === 'loaded').length };
  });
  assert.deepEqual(found, { title: '19px', tick: '12px', frame: 'grid', faces: 2 });
  await page.locator('.tools-button', { hasText: 'Places' }).click();
  await page.locator('.combo-box').fill('ita');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('response-atlas').state.includes('ITA'));
  assert.deepEqual(said, []);
});

test('the page around changes nothing in it, and it nothing in the page', async (t) => {
  const loud = '<style>*{font:40px serif!important;color:red!important} html{font-size:8px} .figure{display:none} table{border:9px solid}</style>';
  const { page } = await visit(t, `${loud.replaceAll('!important', '')}<p class="figure-title">Mine</p>${script()}<response-atlas figure="growth"></response-atlas>`);
  await settle(page);
  const found = await page.$eval('response-atlas', (element) => ({
    title: getComputedStyle(element.shadowRoot.querySelector('.figure-title')).fontSize,
    color: getComputedStyle(element.shadowRoot.querySelector('.figure-title')).color,
    mine: getComputedStyle(document.querySelector('p')).fontSize,
    titles: document.querySelectorAll('.figure-title').length,
  }));
  assert.equal(found.title, '19px');
  assert.equal(found.mine, '40px');
  assert.equal(found.titles, 1);
});

test('attributes and properties set the state, events and properties tell it', async (t) => {
  const { page, said } = await visit(t, `${script()}<response-atlas figure="growth" state="view=aligned&amp;nth=10" places="ITA,KOR"></response-atlas>`, {
    prepare: (page) => page.addInitScript(() => {
      window.heard = [];
      for (const type of ['atlas:ready', 'atlas:focus', 'atlas:change']) addEventListener(type, ({ target, detail }) => window.heard.push([type, target.localName, detail]));
    }),
  });
  await settle(page);
  await answering(page);
  const read = () => page.$eval('response-atlas', ({ view, state, status, href, pairs }) => ({ view, state: Object.fromEntries(new URLSearchParams(state)), status, href, pairs: pairs.length }));
  let found = await read();
  assert.deepEqual(found.state, { view: 'aligned', nth: '10', places: 'ITA,KOR' });
  assert.equal(found.view, 'aligned');
  assert.equal(found.status, 'ready');
  assert.equal(found.pairs, 3);
  assert.ok(found.href.startsWith(`${site()}index.html#figure=growth&`), found.href);
  assert.deepEqual(await page.evaluate(() => window.heard.map(([type, name]) => [type, name])), [['atlas:ready', 'response-atlas']]);

  const title = (await titles(page))[0];
  await page.$eval('response-atlas', (element) => { element.setAttribute('nth', '1000'); element.setAttribute('metric', 'cases'); });
  await page.waitForFunction((title) => document.querySelector('response-atlas').heading !== title, title);
  await page.$eval('response-atlas', (element) => { element.state = 'scale=log'; });
  await page.waitForFunction(() => document.querySelector('response-atlas').state === 'scale=log');
  found = await read();
  assert.equal(found.view, 'date');

  await page.locator('[name="scale"]').selectOption('linear');
  await page.waitForFunction(() => window.heard.some(([type]) => type === 'atlas:change'));
  const [, , change] = await page.evaluate(() => window.heard.find(([type]) => type === 'atlas:change'));
  assert.deepEqual(change, { figure: 'growth', state: [['scale', 'linear']] });
  await page.locator('.figure-canvas').focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => window.heard.some(([type, , detail]) => type === 'atlas:focus' && detail.figure === 'growth'));
  await page.waitForFunction(() => /\d/.test(document.querySelector('response-atlas').shadowRoot.querySelector('.heard').textContent));

  await page.$eval('response-atlas', (element) => { element.lang = 'zh'; });
  await page.waitForFunction(() => /\p{Script=Han}/u.test(document.querySelector('response-atlas').heading));
  await page.$eval('response-atlas', (element) => { element.figure = 'aid'; });
  await page.waitForFunction(() => document.querySelector('response-atlas').href.includes('zh.html#figure=aid'));
  await settle(page);
  assert.deepEqual(said, []);
});

test('moved it stays live, removed it lets go, put back it is live again', async (t) => {
  const { page, said } = await visit(t, `${script()}<div></div><response-atlas figure="growth"></response-atlas>`);
  await settle(page);
  await answering(page);
  await page.$eval('response-atlas', (element) => { window.block = element.shadowRoot.querySelector('figure'); document.querySelector('div').append(element); });
  await drawn(page);
  assert.ok(await page.$eval('response-atlas', (element) => element.shadowRoot.querySelector('figure') === window.block && element.status === 'ready'));
  await page.evaluate(() => { window.element = document.querySelector('response-atlas'); window.element.remove(); });
  await drawn(page);
  assert.equal(await page.evaluate(() => window.element.scene), null);
  await page.evaluate(() => document.body.append(window.element));
  await settle(page);
  await answering(page);
  assert.deepEqual(said, []);
});

test('in a hidden part of a page it waits, and is laid out when the part is shown', async (t) => {
  const { page } = await visit(t, `${script()}<div hidden><response-atlas figure="growth"></response-atlas></div>`);
  await page.waitForFunction(() => document.querySelector('response-atlas').shadowRoot?.querySelector('.figure'));
  await page.$eval('div', (part) => { part.hidden = false; });
  assert.deepEqual(await settle(page), ['ready']);
  const width = await page.$eval('response-atlas', (element) => element.shadowRoot.querySelector('.figure-canvas').clientWidth);
  await page.$eval('div', (part) => { part.hidden = true; });
  await drawn(page);
  await page.$eval('div', (part) => { part.hidden = false; });
  await drawn(page);
  assert.equal(await page.$eval('response-atlas', (element) => element.shadowRoot.querySelector('.figure-canvas').clientWidth), width);
});

test('a tap on a pinned mark lets it go, and one on another mark takes that', async (t) => {
  const { page } = await visit(t, `${script()}<response-atlas figure="reported"></response-atlas>`);
  await settle(page);
  await answering(page);
  await page.locator('.figure-canvas').focus();
  await page.keyboard.press('Home');
  const at = await page.$eval('response-atlas', (element) => {
    const { handle, marks } = element.scene.view;
    const { x, y } = handle.detail(marks.target);
    const { left, top } = element.shadowRoot.querySelector('.figure-canvas').getBoundingClientRect();
    return { x: left + x, y: top + y };
  });
  await page.keyboard.press('Escape');
  await page.mouse.click(at.x, at.y);
  await page.locator('.tooltip.is-pinned:not([hidden])').waitFor();
  await page.mouse.click(at.x, at.y);
  await page.locator('.tooltip').waitFor({ state: 'hidden' });
});

test('in the srcdoc of a notebook’s cell it is live', async (t) => {
  const inner = `${script()}<response-atlas figure="growth" view="daily"></response-atlas>`;
  const { page, said } = await visit(t, `<iframe sandbox="allow-scripts" width="700" height="600" srcdoc="${inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  assert.deepEqual(await settle(frame), ['ready']);
  assert.deepEqual(said, []);
});

test('where the wasm is broken, what stands in an element stays, with a sentence; an empty one has the site’s picture and table', async (t) => {
  const prepare = (page) => page.route('**/*_bg.wasm', (route) => route.fulfill({ body: 'not wasm', contentType: 'application/wasm', headers: { 'access-control-allow-origin': '*' } }));
  const { page } = await visit(t, `${script()}<response-atlas figure="growth">${OWN}</response-atlas><response-atlas figure="aid" view="map" lang="zh"></response-atlas>`, { prepare });
  assert.deepEqual(await settle(page), ['failed', 'failed']);
  assert.ok(await page.locator('img[alt="Own picture"]').isVisible());
  assert.ok(await page.locator('td', { hasText: 'own' }).isVisible());
  const empty = page.locator('[figure=aid]');
  await page.waitForFunction(() => document.querySelector('[figure=aid]').shadowRoot.querySelectorAll('table tbody tr').length > 20);
  await page.waitForFunction(() => document.querySelector('[figure=aid]').shadowRoot.querySelector('.figure-still img').naturalWidth > 0);
  assert.match(await empty.locator('.figure-still img').getAttribute('src'), /figures\/aid-map\.zh\.svg$|figures\/aid-map\.zh\.720\.svg$/);
  assert.match(await empty.locator('.figure-title').textContent(), /\p{Script=Han}/u);
  for (const status of await page.locator('[data-status]').all()) assert.ok(await status.isVisible());
  assert.deepEqual(await page.$$eval('response-atlas', (all) => all.map((each) => each.shadowRoot.querySelectorAll('select, .tools-button').length)), [0, 0], 'no dead control');
});

test('a trap in one figure makes one new core for all elements', async (t) => {
  const { page, said } = await visit(t, `${script()}<response-atlas figure="growth" scale="log"></response-atlas><response-atlas figure="aid"></response-atlas>`, { prepare: recordInstances });
  await settle(page);
  for (const selector of ['[figure=growth]', '[figure=aid]']) await answering(page, selector);
  await page.evaluate(() => { new Uint8Array(window.memories.at(-1).buffer).fill(0xff); document.querySelector('response-atlas').theme = 'dark'; });
  await page.waitForFunction(() => window.memories.length === 2);
  await page.waitForFunction(() => [...document.querySelectorAll('response-atlas')].every((each) => each.scene.view.live));
  assert.deepEqual(await settle(page), ['ready', 'ready']);
  assert.equal(await page.$eval('response-atlas', ({ state }) => state), 'scale=log');
  assert.deepEqual(said, []);
});

test('a pinned element keeps what it brought once the version has changed, and says so', async (t) => {
  const { page, asked } = await visit(t, `${script()}<response-atlas figure="growth" v="0000000" pinned>${OWN}</response-atlas>`);
  await page.locator('.figure-home', { hasText: '0000000' }).waitFor();
  assert.ok(await page.locator('img[alt="Own picture"]').isVisible());
  assert.ok(!asked.some((path) => path.endsWith('.wasm')), asked.join());
});

test('axe finds nothing in a live element, in both languages', async (t) => {
  for (const lang of ['en', 'zh']) {
    const { page } = await visit(t, `${script()}<main><h1>Lesson</h1><response-atlas figure="growth" lang="${lang}"></response-atlas></main>`);
    await settle(page);
    await answering(page);
    assert.deepEqual(await axe(page, 'response-atlas'), [], lang);
  }
});
