/**
 * The atlas as one file, and each figure as one, opened from a disk: nothing is asked of any network, every figure lives,
 * in both languages and themes, and a reader without scripts finds picture, table and words.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, answering, drawn, launch, note, readSite, settle, states } from './harness.mjs';

const FIGURES = ['growth', 'aid', 'institutions', 'structures', 'reported'];
const HAN = /\p{Script=Han}/u;
let browser;

before(async () => { browser = await launch(); });
after(() => browser?.close());

/** A file opened from the disk, with the network away; every request that leaves it is kept. */
async function open(t, file, { hash = '', width = 1280, scripts = true, theme = 'light', prepare } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts, colorScheme: theme, reducedMotion: 'reduce', offline: true, acceptDownloads: true });
  t.after(() => context.close());
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  const own = pathToFileURL(`${DIST}/${file}`).href;
  context.on('request', (request) => { if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) asked.push(request.url()); });
  await prepare?.(page);
  await page.goto(own + hash);
  return { page, said, asked };
}

/** The share of a canvas that bears something else than its ground. */
function inked(page, id) {
  return page.$eval(`#${id} .figure-canvas`, (canvas) => {
    const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height }).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let marked = 0;
    for (let i = 4; i < data.length; i += 4) if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) marked += 1;
    return marked / (data.length / 4);
  });
}

/** Walk to the first mark by keyboard, and give its note. */
async function firstNote(page, id) {
  await page.focus(`#${id} .figure-canvas`);
  await page.keyboard.press('Home');
  await page.locator(`#${id} .tooltip:not([hidden])`).waitFor();
  return note(page, id);
}

/** Choose a view by the figure's own control. */
async function chooseView(page, id, view) {
  const select = page.locator(`#${id} select[name="view"]`);
  if (await select.count()) await select.selectOption(view);
  else await page.locator(`#${id} [data-controls] input[value="${view}"]`).check();
  await page.waitForFunction(([id, view]) => new URLSearchParams(location.hash.slice(1)).get('view') === view && !document.querySelector(`#${id}`).hasAttribute('aria-busy'), [id, view]);
  await drawn(page);
}

for (const file of ['atlas.html', 'atlas.zh.html', ...FIGURES.map((id) => `figure-${id}.html`)]) {
  const ids = file.startsWith('atlas') ? FIGURES : [file.replace(/figure-|\.html/g, '')];

  test(`${file} opens from a disk with every figure live, and asks nothing of anybody`, async (t) => {
    const { page, said, asked } = await open(t, file);
    const found = await settle(page);
    assert.deepEqual(found, Object.fromEntries(ids.map((id) => [id, 'ready'])));
    await answering(page);
    for (const id of ids) {
      const ink = await inked(page, id);
      assert.ok(ink > 0.01 && ink < 0.9, `${id}: ${ink} of the canvas is inked`);
      const { title, said: words } = await firstNote(page, id);
      assert.ok(title && words.length, `${id}: ${title} ${words}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    assert.deepEqual(asked, []);
    assert.deepEqual(said, []);
  });

  test(`${file} changes its language and back`, async (t) => {
    const { page, said, asked } = await open(t, file);
    await settle(page);
    await answering(page);
    const own = await page.getAttribute('html', 'data-lang');
    const other = own === 'en' ? 'zh' : 'en';
    for (const id of ids) await page.locator(`#${id} .figure-table summary`).click();
    const titles = () => page.$$eval('.figure-title', (all) => all.map((title) => title.textContent));
    const first = await titles();
    for (const lang of [other, own]) {
      await page.click(`a[data-lang="${lang}"]`);
      await page.waitForFunction((lang) => document.documentElement.dataset.lang === lang, lang);
      await drawn(page);
      for (const title of await titles()) assert.equal(HAN.test(title), lang === 'zh', title);
      assert.equal(HAN.test(await page.title()), lang === 'zh');
      for (const id of ids) {
        await page.waitForFunction((id) => document.querySelectorAll(`#${id} .figure-table tbody tr`).length > 3, id);
        assert.equal(await page.locator(`#${id}`).getAttribute('data-state'), 'ready', id);
      }
    }
    assert.deepEqual(await titles(), first);
    assert.deepEqual([said, asked], [[], []]);
  });

  test(`${file} with scripts off has pictures, tables and words, and nothing wider than a phone`, async (t) => {
    for (const [width, theme] of /** @type {[number, 'light' | 'dark'][]} */ ([[320, 'light'], [1280, 'dark']])) {
      const { page, asked } = await open(t, file, { scripts: false, width, theme });
      for (const id of ids) {
        const shown = await page.$$eval(`#${id} picture svg`, (all) => all.filter((svg) => svg.checkVisibility()).map((svg) => svg.getBoundingClientRect().width));
        assert.equal(shown.length, 1, `${id} at ${width} px: ${shown}`);
        assert.ok(shown[0] >= 280, `${id}: ${shown} px wide`);
        assert.ok((await page.locator(`#${id} picture svg text`).count()) > 10, id);
        assert.ok((await page.locator(`#${id} .figure-table tbody tr`).count()) > 3, `${id}: its table`);
        assert.ok((await page.textContent(`#${id} .figure-credit`)).length > 10, `${id}: its sources`);
        const size = await page.$eval(`#${id} picture svg:not(.is-wide) text`, (text) => (parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getBoundingClientRect().width) / text.ownerSVGElement.viewBox.baseVal.width);
        if (width === 320) assert.ok(size > 10, `${id}: text of ${size} px`);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide at ${width}`);
      assert.equal(await page.locator('button:visible, select:visible, .with-scripts:visible, a[href^="data/"]:visible').count(), 0, 'nothing that needs scripts');
      assert.deepEqual(asked, []);
    }
  });

  test(`${file} is under the policy of the design, and no byte of it comes from elsewhere`, () => {
    const text = readSite(file);
    const policy = text.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? '';
    const shape = policy.replace(/'sha256-[^']{44}'(?: 'sha256-[^']{44}')*/g, "'sha256-…'");
    assert.equal(shape, "default-src 'none'; script-src 'sha256-…' 'wasm-unsafe-eval'; style-src 'sha256-…'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'");
    assert.doesNotMatch(text.replace(/<script type="text\/plain"[\s\S]*?<\/script>/, ''), /(?:src|srcset)="(?!data:)|<link(?![^>]*href="data:)|@import|url\((?!["']?(?:data:|#))/);
  });
}

test('each file says how it is cited, by its own title and version', async (t) => {
  const { title, commit } = JSON.parse(readSite('citations/en.json'));
  for (const file of ['atlas.html', 'figure-aid.html']) {
    const { page } = await open(t, file, { scripts: false });
    const said = await page.textContent('.one-cite');
    const own = file === 'atlas.html' ? title : await page.textContent('.figure-title');
    for (const part of ['Response Atlas. (', own.trim(), commit]) assert.ok(said.includes(part), `${said} lacks ${part}`);
    assert.doesNotMatch(said, /[{}]/);
  }
});

test('every view of every figure is in the one file', async (t) => {
  const { page, said, asked } = await open(t, 'atlas.html', { width: 800 });
  await settle(page);
  await answering(page);
  const views = { growth: ['aligned', 'trajectory', 'daily', 'doubling'], aid: ['map', 'card'], institutions: ['days'], structures: ['numbers'], reported: ['goods'] };
  for (const [id, all] of Object.entries(views)) {
    for (const view of all) {
      const before = await page.$eval(`#${id} .figure-canvas`, (canvas) => canvas.toDataURL());
      await chooseView(page, id, view);
      assert.ok((await inked(page, id)) > 0.003, `${id} ${view}`);
      assert.notEqual(await page.$eval(`#${id} .figure-canvas`, (canvas) => canvas.toDataURL()), before, `${id} ${view}: a drawing of its own`);
      assert.equal(await page.isVisible(`#${id} [data-status]`), false, `${id} ${view}: ${await page.textContent(`#${id} [data-status]`)}`);
    }
  }
  assert.deepEqual([said, asked], [[], []]);
});

test('places, an address with a state, and the dark theme work in the one file', async (t) => {
  const { page, said, asked } = await open(t, 'atlas.html', { hash: '#figure=growth&view=aligned&places=ITA,KOR&theme=dark' });
  await settle(page);
  await answering(page);
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  await page.locator('#growth .tools-button').first().click();
  await page.locator('#growth .combo-box').fill('ivory');
  await page.locator('#growth .combo-option').first().waitFor();
  assert.match(await page.textContent('#growth .combo-option'), /Ivoire/);
  assert.deepEqual([said, asked], [[], []]);
});

test('a link to a table saves it, byte by byte as the site has it', async (t) => {
  const { page, said } = await open(t, 'atlas.html');
  await settle(page);
  const coming = page.waitForEvent('download');
  await page.click('a[href="data/aid.csv"]');
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'aid.csv');
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString('utf8'), readSite('data/aid.csv'));
  assert.deepEqual(said, []);
});

test('a browser without wasm leaves pictures, tables and a sentence', async (t) => {
  const prepare = (page) => page.addInitScript(() => { delete window.WebAssembly; });
  const { page } = await open(t, 'atlas.html', { prepare });
  await page.waitForFunction(() => [...document.querySelectorAll('figure[data-figure]')].every((figure) => figure.dataset.state === 'failed'), null, { timeout: 60_000 });
  for (const id of FIGURES) {
    assert.ok(await page.locator(`#${id} [data-status]`).isVisible(), id);
    assert.equal(await page.$$eval(`#${id} picture svg`, (all) => all.filter((svg) => svg.checkVisibility()).length), 1, id);
    assert.ok((await page.locator(`#${id} .figure-table tbody tr`).count()) > 3, id);
  }
});

test('a file whose bytes were damaged on the way says so, and keeps pictures and tables', async (t) => {
  const { page } = await open(t, 'atlas.html', {
    prepare: (page) => page.route('**/atlas.html', async (route) => {
      const text = readSite('atlas.html');
      const at = text.indexOf('id="bytes"') + 60_000;
      await route.fulfill({ body: `${text.slice(0, at)}${'a'.repeat(40)}${text.slice(at + 40)}`, contentType: 'text/html; charset=utf-8' });
    }),
  });
  await page.waitForFunction(() => [...document.querySelectorAll('figure[data-figure]')].every((figure) => figure.dataset.state === 'failed'), null, { timeout: 60_000 });
  assert.deepEqual(Object.values(await states(page)), FIGURES.map(() => 'failed'));
  assert.match(await page.getAttribute('html', 'data-error'), /damaged/);
  assert.ok(await page.locator('#growth picture svg').first().isVisible());
});
