/**
 * The join of page and core, proven in a browser: figures come alive, every
 * mark names its source, the page keeps to its own origin, and what happens
 * where scripts or wasm are refused. What a figure draws is tested natively.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { ROOT, answering, drawn, figures, launch, note, open, readSite, serveSite, settle, states } from './harness.mjs';

/** The policy that product.md fixes, to the letter. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** As in `tests/tools/sizes.mjs`. */
const FIRST_VISIT_BYTES = 330_000;
/** Below this, a canvas holds a ground and a frame but no figure. */
const FEW_COLORS = 8;
const SMALLEST_TEXT_PX = 12;
/** The window's height, in px. */
const WINDOW_PX = 900;
/** The pointer walks a figure on a grid this fine, in px. */
const GRID_PX = 16;
/** More marks than any view has: a walk that is longer runs in a circle. */
const MANY_MARKS = 2000;
const WIDTHS = [320, 360, 414, 600, 768, 1024, 1280];

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {{url: string, close: () => Promise<void>}} */
let site;

before(async () => {
  browser = await launch();
  site = await serveSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Open a page for one test and close it after. */
async function visit(t, path = '', options = {}) {
  const visited = await open(browser, site.url + path, options);
  t.after(visited.close);
  return visited;
}

/** The same, with every figure live. */
async function visitReady(t, path = '', options = {}) {
  const visited = await visit(t, path, options);
  const found = await settle(visited.page);
  assert.ok(Object.keys(found).length > 0, 'the page has figures');
  for (const [id, state] of Object.entries(found)) assert.equal(state, 'ready', id);
  return visited;
}

/** The short names under which the page cites `seeds/sources.json`. */
const NAMES = JSON.parse(readFileSync(`${ROOT}seeds/sources.json`, 'utf8')).map((source) => source.custom.short_en);

/** The citations of the reference events, each of which is a place of its own: `seeds/reference/events.csv`. */
const CITATIONS = readFileSync(`${ROOT}seeds/reference/events.csv`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain))
  .map((fields, _, [head]) => fields[head.indexOf('citation_en')])
  .slice(1);

/** Assert that a note names what the mark is, who said so and, in a document, where. */
function assertCited(found, what) {
  assert.ok(found.title, `${what}: the note names the mark`);
  assert.ok(found.said.length > 0, `${what}: the note "${found.title}" names a source`);
  const event = CITATIONS.some((citation) => found.said.join().includes(citation));
  for (const said of found.said) assert.ok(event || NAMES.some((name) => said.includes(name)), `${what}: "${said}" names a known source`);
  assert.ok(event || found.locators.length > 0, `${what}: "${found.title}" says where in the document`);
  assert.ok(found.locators.every(Boolean), `${what}: "${found.title}" has an empty place`);
}

for (const prefix of ['/', '/some/path/']) {
  test(`under ${prefix} every figure is live, the console silent, and no request leaves the origin`, async (t) => {
    const own = await serveSite(prefix);
    t.after(own.close);
    const { page, said, foreign, close } = await open(browser, own.url);
    t.after(close);
    for (const [id, state] of Object.entries(await settle(page))) assert.equal(state, 'ready', id);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await drawn(page);
    assert.deepEqual(said, []);
    assert.deepEqual(foreign, []);
  });
}

for (const ratio of [1, 2]) {
  test(`every canvas is drawn, with whole device pixels, at ratio ${ratio}`, async (t) => {
    const { page } = await visitReady(t, '', { ratio });
    for (const id of await figures(page)) {
      const canvas = await page.$eval(`figure[data-figure="${id}"] .figure-canvas`, (element) => {
        const { width, height } = element.getBoundingClientRect();
        const pixels = new Uint32Array(element.getContext('2d').getImageData(0, 0, element.width, element.height).data.buffer);
        return { css: [width, height], device: [element.width, element.height], colors: new Set(pixels).size };
      });
      assert.deepEqual(canvas.device, canvas.css.map((length) => Math.round(length * ratio)), id);
      assert.ok(canvas.colors > FEW_COLORS, `${id} shows ${canvas.colors} colors`);
    }
  });
}

/** Remember every text that is set on a canvas, with the font and the size in CSS px that it really has. */
function recordTexts(page) {
  return page.addInitScript(() => {
    window.texts = [];
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      const px = (parseFloat(this.font.match(/([\d.]+)px/)[1]) * this.getTransform().d) / devicePixelRatio;
      window.texts.push({ text, px, font: this.font });
      return fillText.call(this, text, ...rest);
    };
  });
}

for (const width of [1280, 360]) {
  test(`text on canvases is set in the site's face, ${SMALLEST_TEXT_PX} px or larger, in a window of ${width} px`, async (t) => {
    const { page } = await visitReady(t, '', { width, prepare: recordTexts });
    const texts = await page.evaluate(() => window.texts);
    assert.ok(texts.length > 10, `${texts.length} texts`);
    assert.deepEqual(texts.filter(({ font }) => !font.includes('"Atlas Sans"')).slice(0, 3), []);
    assert.deepEqual(texts.filter(({ px }) => px < SMALLEST_TEXT_PX - 0.01).slice(0, 3), []);
  });
}

test('the pictures name font families that a browser understands', async (t) => {
  const { page } = await visit(t);
  const wrong = await page.evaluate(async () => {
    const found = [];
    for (const image of document.querySelectorAll('figure img')) {
      const picture = new DOMParser().parseFromString(await (await fetch(image.src)).text(), 'image/svg+xml');
      const families = [...picture.querySelectorAll('[font-family]')].map((each) => each.getAttribute('font-family'));
      found.push(...new Set(families.filter((family) => !CSS.supports('font-family', family))));
    }
    return found;
  });
  assert.deepEqual(wrong, []);
});

/** Rows and columns of a walk over a figure, from the middle outward, where marks are likely. */
function fromMiddle(length) {
  const all = Array.from({ length: Math.floor(length / GRID_PX) }, (_, i) => (i + 0.5) * GRID_PX);
  return all.sort((a, b) => Math.abs(a - length / 2) - Math.abs(b - length / 2));
}

/** Move the pointer over a figure until a note shows. */
async function findByPointer(page, id) {
  const canvas = page.locator(`figure[data-figure="${id}"] .figure-canvas`);
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await canvas.boundingBox();
  for (const y of fromMiddle(box.height).filter((y) => box.y + y > 0 && box.y + y < WINDOW_PX)) {
    for (const x of fromMiddle(box.width)) {
      await page.mouse.move(box.x + x, box.y + y);
      await drawn(page);
      const found = await note(page, id);
      if (found) return found;
    }
  }
  return null;
}

test('the pointer finds a mark in every figure, and its note names fact, source and place', async (t) => {
  const { page } = await visitReady(t);
  for (const id of await figures(page)) {
    const found = await findByPointer(page, id);
    assert.ok(found, `${id}: no mark under the pointer`);
    assertCited(found, id);
    await page.mouse.move(0, 0);
  }
});

/** Press a key until the note stays the same; every note on the way, the present one first. */
async function walk(page, id, key) {
  const notes = [await note(page, id)];
  while (notes.length < MANY_MARKS) {
    await page.keyboard.press(key);
    const next = await note(page, id);
    assert.ok(next, `${id}: ${key} lost the note`);
    if (next.key === notes.at(-1).key) return notes;
    notes.push(next);
  }
  assert.fail(`${id}: ${key} goes on without end`);
}

test('the keyboard walks every mark of every lane, and each is cited', async (t) => {
  const { page } = await visitReady(t);
  await answering(page);
  for (const id of await figures(page)) {
    await page.focus(`figure[data-figure="${id}"] .figure-canvas`);
    await page.keyboard.press('Home');
    assert.ok(await note(page, id), `${id}: Home reaches a mark`);
    await walk(page, id, 'ArrowUp');
    let marks = 0;
    for (let lane = null, next = await note(page, id); next.key !== lane; next = await note(page, id)) {
      await page.keyboard.press('Home');
      const notes = await walk(page, id, 'ArrowRight');
      for (const found of notes) assertCited(found, id);
      marks += notes.length;
      lane = notes.at(-1).key;
      await page.keyboard.press('ArrowDown');
    }
    t.diagnostic(`${id}: ${marks} marks`);
    assert.ok(marks > 3, `${id}: ${marks} marks`);
    assert.ok(await page.$eval('[data-live]', (region) => region.textContent.trim()), `${id}: the live region speaks`);
    await page.keyboard.press('Escape');
    assert.equal(await note(page, id), null, `${id}: Escape closes the note`);
  }
});

test('Tab reaches every control, and each shows that it has the focus', async (t) => {
  const { page } = await visitReady(t);
  await answering(page);
  // Terms that explain themselves are stops too; they come a moment later.
  await page.locator('.term').first().waitFor();
  const wanted = await page.evaluate(() => {
    const radios = new Set();
    const all = [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')];
    const seen = all.filter((element) => !element.disabled && element.checkVisibility() && !element.closest('details:not([open]) > :not(summary)'));
    const stops = seen.filter((element) => element.type !== 'radio' || (!radios.has(element.name) && radios.add(element.name)));
    return stops.map((element) => (element.dataset.stop = element.type === 'radio' ? `radio ${element.name}` : String(all.indexOf(element)))).length;
  });
  const reached = new Set();
  const bare = [];
  for (let i = 0; i < 2 * wanted + 10; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = [element, element.parentElement].map((each) => getComputedStyle(each));
      const shown = style.some((each) => (each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) > 0) || each.boxShadow !== 'none');
      const name = element.type === 'radio' ? `radio ${element.name}` : element.dataset.stop;
      return { name, shown, html: element.outerHTML.slice(0, 120) };
    });
    if (!stop) break;
    if (!stop.shown) bare.push(stop.html);
    reached.add(stop.name);
  }
  assert.equal(reached.size, wanted);
  assert.deepEqual(bare, [], 'stops without a focus ring');
});

test('a change of view is written to the address, and the address brings it back', async (t) => {
  const { page } = await visitReady(t);
  const figure = page.locator('figure[data-figure="growth"]');
  const before = await figure.locator('.figure-title, .figure-deck').allTextContents();
  const changed = await page.evaluate(() => {
    const control = document.querySelector('figure[data-figure="growth"] [data-controls] select');
    const radio = document.querySelector('figure[data-figure="growth"] [data-controls] input:not(:checked)');
    if (control) {
      control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    } else radio?.click();
    return Boolean(control ?? radio);
  });
  assert.ok(changed, 'the figure has a control');
  await page.waitForFunction(() => location.hash.includes('figure=growth'));
  await drawn(page);
  const hash = await page.evaluate(() => location.hash);
  const view = await figure.locator('.figure-title, .figure-deck').allTextContents();
  const again = await visitReady(t, hash);
  assert.equal(await again.page.evaluate(() => location.hash), hash);
  assert.deepEqual(await again.page.locator('figure[data-figure="growth"]').locator('.figure-title, .figure-deck').allTextContents(), view);
  await figure.locator('.controls-reset').click();
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.deepEqual(await figure.locator('.figure-title, .figure-deck').allTextContents(), before);
});

test('an unknown key or value in the address is noted in the page and breaks nothing', async (t) => {
  const { page, said } = await visitReady(t, '#figure=growth&view=nonsense&color=red');
  const notes = await page.$$eval('[data-note], [data-status]', (all) => all.filter((each) => !each.hidden).map((each) => each.textContent).join(' '));
  assert.match(notes, /view=nonsense/);
  assert.match(notes, /color=red/);
  assert.deepEqual(said, []);
});

test('the language switch turns the page Chinese and back, with the figures alive', async (t) => {
  const { page, said } = await visitReady(t);
  const english = await page.locator('.figure-title').allTextContents();
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.lang.startsWith('zh'));
  await drawn(page);
  for (const state of Object.values(await states(page))) assert.equal(state, 'ready');
  for (const title of await page.locator('.figure-title').allTextContents()) assert.match(title, /\p{Script=Han}/u);
  assert.match(await page.evaluate(() => location.hash), /lang=zh/);
  await page.click('a[data-lang="en"]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.deepEqual(await page.locator('.figure-title').allTextContents(), english);
  assert.deepEqual(said, []);
});

test('the theme switch repaints page and canvas', async (t) => {
  const { page } = await visitReady(t);
  const grounds = () =>
    page.evaluate(() => {
      const [r, g, b] = document.querySelector('figure[data-figure="growth"] .figure-canvas').getContext('2d').getImageData(1, 1, 1, 1).data;
      return { page: getComputedStyle(document.body).backgroundColor, root: getComputedStyle(document.documentElement).backgroundColor, canvas: [r, g, b].join() };
    });
  const light = await grounds();
  await page.click('[data-set-theme="dark"]');
  await drawn(page);
  assert.notDeepEqual(await grounds(), light);
  assert.match(await page.evaluate(() => location.hash), /theme=dark/);
  await page.click('[data-set-theme="light"]');
  await drawn(page);
  assert.deepEqual(await grounds(), light);
});

test("where the system forces colors, figures are drawn in them alone", async (t) => {
  const { page } = await visitReady(t, '', { forced: true, theme: 'dark' });
  const [drawnIn, system] = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const system = ['Canvas', 'CanvasText', 'GrayText', 'LinkText'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
    });
    const canvas = document.querySelector('figure[data-figure="growth"] .figure-canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const key = [data[i], data[i + 1], data[i + 2]].join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const often = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3).map(([key]) => key.split(',').map(Number));
    return [often, system];
  });
  assert.deepEqual(drawnIn[0], system[0], 'the ground');
  const over = await page.$eval('.figure-focus', (overlay) => getComputedStyle(overlay).backgroundColor);
  assert.equal(over, 'rgba(0, 0, 0, 0)', 'what lies over the canvas hides nothing');
  for (const color of drawnIn) assert.ok(system.some((own) => own.join() === color.join()), `${color} is not of ${JSON.stringify(system)}`);
});

/** Windows of phones, tablets and screens, and both sides of where the page's margins change, in px. */
const TAKEN_OVER_AT = [320, 360, 375, 390, 430, 520, 600, 663, 664, 700, 768, 900, 1024, 1127, 1280, 1920];

for (const path of ['', 'zh.html']) {
  test(`${path || 'index.html'}: nothing moves when the canvas takes over and its tools come, at any width`, async (t) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
    t.after(() => context.close());
    for (const width of TAKEN_OVER_AT) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: WINDOW_PX });
      let release = () => {};
      const held = new Promise((done) => { release = done; });
      await page.route('**/*_bg.wasm', async (route) => { await held; await route.continue(); });
      await page.goto(site.url + path, { waitUntil: 'load' });
      await drawn(page);
      const before = await places(page);
      assert.ok(before.every(({ state }) => state === 'picture'), 'the core is held back');
      release();
      await settle(page);
      await answering(page);
      await drawn(page);
      const after = await places(page);
      for (const [index, { id, top, height }] of before.entries()) {
        const moved = [after[index].top - top, after[index].height - height];
        assert.ok(moved.every((px) => Math.abs(px) < 1), `${id} at ${width}: moved by ${moved} px`);
      }
      await page.close();
    }
  });
}

/** Where each figure's frame stands on the page, in px. @param {import('playwright-core').Page} page */
function places(page) {
  return page.$$eval('figure[data-figure]', (figures) =>
    figures.map((figure) => {
      const { top, height } = figure.querySelector('[data-frame]').getBoundingClientRect();
      return { id: figure.dataset.figure, state: figure.dataset.state, top: top + scrollY, height };
    }),
  );
}

for (const path of ['', 'zh.html']) {
  test(`${path || 'index.html'} is never wider than the window`, async (t) => {
    const { page } = await visitReady(t, path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: WINDOW_PX });
      await drawn(page);
      await drawn(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width}`);
    }
  });
}

test('a first visit fits its budget over the wire, and what else the core has comes after the figures', async (t) => {
  const waiting = [];
  const { page } = await visitReady(t, '', {
    prepare: async (page) => {
      await page.addInitScript(() => {
        window.readyTimes = [];
        document.addEventListener('atlas:ready', () => window.readyTimes.push(performance.now()));
      });
      page.on('requestfinished', (request) => waiting.push(request.sizes().then((sizes) => [request.url(), sizes.responseBodySize])));
    },
  });
  await page.waitForLoadState('networkidle');
  const all = (await Promise.all(waiting)).sort(([, a], [, b]) => b - a);
  const after = await page.evaluate(() => {
    const stood = Math.max(...window.readyTimes);
    return performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (startTime >= stood ? [name] : []));
  });
  assert.ok(after.some((url) => url.endsWith('_later.wasm')), 'the later part of the core is asked for when every figure stands');
  const isLater = ([url]) => after.includes(url);
  const loaded = all.filter((each) => !isLater(each));
  const sum = loaded.reduce((total, [, size]) => total + size, 0);
  const list = loaded.map(([url, size]) => `${size} ${url.slice(site.url.length)}`).join('\n');
  t.diagnostic(`first visit: ${sum} bytes in ${loaded.length} requests; after it ${all.filter(isLater).reduce((total, [, size]) => total + size, 0)}`);
  assert.ok(sum > 0 && sum <= FIRST_VISIT_BYTES, `${sum} bytes:\n${list}`);
});

describe('with scripts off', () => {
  for (const [path, han] of /** @type {[string, boolean][]} */ ([['index.html', false], ['zh.html', true]])) {
    test(`${path} shows pictures, words and tables`, async (t) => {
      const { page, foreign } = await visit(t, path, { scripts: false });
      for (const id of Object.keys(await states(page))) {
        const figure = page.locator(`figure[data-figure="${id}"]`);
        await figure.locator('picture img').scrollIntoViewIfNeeded();
        await page.waitForLoadState('networkidle');
        assert.ok(await figure.locator('picture img').evaluate((image) => image.naturalWidth > 0), `${id}: the picture is loaded`);
        assert.ok(await figure.locator('picture img').getAttribute('alt'), `${id}: the picture has words`);
        const rows = await figure.locator('table tbody tr').count();
        assert.ok(rows > 3, `${id}: ${rows} rows`);
        const title = await figure.locator('.figure-title').textContent();
        assert.equal(/\p{Script=Han}/u.test(title), han, title);
      }
      assert.match(await page.getAttribute('html', 'lang'), han ? /^zh/ : /^en/);
      assert.deepEqual(foreign, []);
    });
  }
});

test('where wasm is refused, picture, table and a sentence stay', async (t) => {
  const { page } = await visit(t, '', { prepare: (page) => page.route('**/*.wasm', (route) => route.abort()) });
  for (const [id, state] of Object.entries(await settle(page))) {
    assert.equal(state, 'failed', id);
    const figure = page.locator(`figure[data-figure="${id}"]`);
    assert.ok((await figure.locator('[data-status]').textContent()).trim(), `${id}: a sentence says so`);
    assert.ok(await figure.locator('[data-status]').isVisible(), id);
    assert.ok(await figure.locator('picture img').isVisible(), `${id}: the picture stands`);
    assert.ok((await figure.locator('table tbody tr').count()) > 3, `${id}: the table stands`);
  }
});

test('a place beyond the first ones is brought from the site and drawn', async (t) => {
  const { page } = await visitReady(t, '#figure=growth&places=ITA,KOR');
  await answering(page);
  // The rows of a closed table are not made anew.
  await page.click('#growth .figure-table summary');
  await page.locator('#growth .table-tools').waitFor();
  const rows = await page.locator('figure[data-figure="growth"] table').textContent();
  assert.match(rows, /Italy/);
  assert.match(rows, /South Korea/);
});

test('a broken table is refused in the page, with every fault named', async (t) => {
  const table = 'code,metric,2019-12-31,2020-01-01\nWLD,cases,27,x\nQQQ,cases,0,0\n';
  const prepare = (page) => page.route('**/data/reference/cases.csv', (route) => route.fulfill({ body: table, contentType: 'text/csv' }));
  const { page } = await visit(t, '#figure=growth&places=ITA', { prepare });
  const { growth, ...others } = await settle(page);
  assert.equal(growth, 'failed');
  const figure = page.locator('figure[data-figure="growth"]');
  const said = await figure.locator('[data-status]').textContent();
  assert.match(said, /reference\/cases\.csv:2:4/, 'the bad number by file, line and column');
  assert.match(said, /reference\/cases\.csv:3:1/, 'the unknown code too');
  assert.ok(await figure.locator('picture img').isVisible(), 'the picture stands');
  assert.deepEqual([...new Set(Object.values(others))], ['ready'], 'the figures that do not draw it');
});

test('where the later part of the core is refused, the figures stand, and a view that needs it says so', async (t) => {
  const { page } = await visitReady(t, '', { prepare: (page) => page.route('**/*_later.wasm', (route) => route.abort()) });
  const figure = page.locator('figure[data-figure="aid"]');
  const height = () => figure.locator('[data-frame]').evaluate((frame) => frame.clientHeight);
  const before = await height();
  await page.evaluate(() => { location.hash = '#figure=aid&view=map'; });
  await figure.locator('[data-status]:not([hidden])').waitFor();
  assert.ok((await figure.locator('[data-status]').textContent()).length > 20);
  assert.equal(await height(), before, 'the view that stood still stands');
  assert.equal(await figure.getAttribute('data-state'), 'ready');
});

test('the pages carry the policy to the letter', () => {
  for (const file of ['index.html', 'zh.html']) {
    const policies = [...readSite(file).matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/g)].map(([, policy]) => policy);
    assert.deepEqual(policies, [POLICY], file);
  }
});
