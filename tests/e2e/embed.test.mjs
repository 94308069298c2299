/**
 * A figure in a frame of another page: plain, in a sandbox, under a strict policy, from a host that shares nothing, with
 * its height told. The host stands on another origin and the atlas under a sub-path.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, readSite } from './harness.mjs';
import { strictFrame, useHost } from './host.mjs';

const { site, origin, visit } = useHost();

const READY_MS = 30_000;
const STATE = 'figure=growth&view=aligned&places=ITA,KOR&lang=zh&theme=dark';

/** An iframe as the share panel writes it, but for what a test changes. */
const frameOf = (hash, attributes = 'sandbox="allow-scripts"') => `<iframe src="${site()}embed.html#${hash}" title="A figure" ${attributes} width="600" height="500" frameborder="0"></iframe>`;

/** The frame's own document, once its figure has left its picture. */
async function settled(page) {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  await frame.waitForFunction(() => ['ready', 'failed'].includes(document.querySelector('response-atlas')?.dataset.state), null, { timeout: READY_MS });
  return frame;
}

/** What a frame shows. */
function shown(frame) {
  return frame.evaluate(() => {
    const element = document.querySelector('response-atlas');
    const root = element.shadowRoot;
    const canvas = root.querySelector('.figure-canvas');
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return {
      origin: self.origin,
      state: element.dataset.state,
      title: root.querySelector('h1').textContent,
      credit: root.querySelector('.figure-credit').textContent,
      link: root.querySelector('.figure-home a').href,
      ground: getComputedStyle(element).backgroundColor,
      colors: new Set(new Uint32Array(pixels.buffer)).size,
      width: document.documentElement.scrollWidth - innerWidth,
    };
  });
}

/** Assert that a frame shows the state STATE live, and leads to the atlas in that state. */
async function assertLive(frame) {
  const found = await shown(frame);
  assert.equal(found.state, 'ready');
  assert.match(found.title, /\p{Script=Han}/u);
  assert.match(found.credit, /\p{Script=Han}/u);
  assert.ok(found.colors > 20, `the canvas bears ${found.colors} colors`);
  assert.equal(found.ground, 'rgb(21, 24, 28)', 'the dark paper');
  assert.equal(found.width, 0, 'nothing sticks out');
  const link = new URL(found.link);
  assert.equal(link.href.split('#')[0], `${site()}zh.html`);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(link.hash.slice(1))), { figure: 'growth', view: 'aligned', places: 'ITA,KOR', theme: 'dark' });
  return found;
}

test('in a plain frame a figure is live in the state of its address, and asks for nothing of the atlas’s own page', async (t) => {
  const { page, said, asked } = await visit(t, frameOf(STATE, ''));
  const frame = await settled(page);
  const found = await assertLive(frame);
  assert.equal(found.origin, origin());
  assert.equal(asked.filter((path) => path === 'response_atlas_bg.wasm').length, 1, asked.join('\n'));
  const own = /^(embed\.(html|js)|style\/embed\.css|response-atlas\.js|response_atlas.*|icon\.svg|fonts\/.*|words\/.*|data\/.*|figures\/growth-aligned\.zh.*)$/;
  for (const path of asked) assert.match(path, own);
  assert.deepEqual(said, []);
});

test('sandboxed with scripts alone, it has no origin and is live; it keeps its state and answers keys', async (t) => {
  const { page, said } = await visit(t, frameOf(STATE));
  const frame = await settled(page);
  const found = await assertLive(frame);
  assert.equal(found.origin, 'null');
  await frame.locator('.figure[data-answers]').waitFor();
  await frame.locator('.figure-canvas').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const note = frame.locator('.tooltip.is-pinned:not([hidden])');
  await note.waitFor();
  await page.keyboard.press('Escape');
  await frame.locator('.tooltip').waitFor({ state: 'hidden' });
  await frame.locator('[name="view"]').selectOption('daily');
  await frame.waitForFunction(() => location.hash.includes('view=daily'));
  assert.match(await frame.locator('.figure-home a').getAttribute('href'), /view=daily/);
  assert.deepEqual(said, []);
});

test('in a sandbox that opens no window, the link to the atlas is followed in the frame', async (t) => {
  const { page } = await visit(t, frameOf('figure=reported'));
  const frame = await settled(page);
  await frame.locator('.figure-home a').click();
  await frame.waitForURL(/index\.html#figure=reported/);
});

test('under a strict policy of the host it is live, and takes the height that it tells', async (t) => {
  const html = `${frameOf('figure=aid')}<script src="${site()}embed-host.js" defer></script>`;
  const { page, said } = await visit(t, html, { policy: strictFrame(origin()) });
  const frame = await settled(page);
  assert.equal((await shown(frame)).state, 'ready');
  await page.waitForFunction(() => document.querySelector('iframe').offsetHeight > 700);
  await drawn(page);
  const room = await frame.evaluate(() => ({ needs: document.documentElement.scrollHeight, has: innerHeight }));
  assert.equal(room.needs, room.has, 'nothing is left to scroll');
  assert.deepEqual(said, []);
});

test('the listener takes no height from another window, another address or another message', async (t) => {
  const html = `${frameOf('figure=aid', 'id="ours"')}<iframe id="other" srcdoc="<p>Other</p>" height="100"></iframe><iframe id="same" src="${site()}figures/aid.html" height="100"></iframe><script src="${site()}embed-host.js"></script>`;
  const { page } = await visit(t, html);
  await page.waitForLoadState('load');
  const heights = () => page.$$eval('iframe', (frames) => frames.map((frame) => frame.style.height));
  await (await settled(page)).locator('.figure[data-answers]').waitFor();
  await page.waitForFunction(() => document.querySelector('#ours').style.height);
  await drawn(page);
  const before = await heights();
  assert.deepEqual(before.slice(1), ['', '']);
  const send = async (frame, message) => frame.evaluate((message) => parent.postMessage(message, '*'), message);
  const [ours, other, same] = await Promise.all(['ours', 'other', 'same'].map(async (id) => (await page.$(`#${id}`)).contentFrame()));
  await send(other, { type: 'response-atlas:height', height: 4321 });
  await send(same, { type: 'response-atlas:height', height: 4321 });
  await page.evaluate(() => postMessage({ type: 'response-atlas:height', height: 4321 }, '*'));
  for (const height of [-5, 'much', 1e9, null]) await send(ours, { type: 'response-atlas:height', height });
  await send(ours, { type: 'other:height', height: 4321 });
  // Messages keep their order: when this one has come, all have.
  await page.evaluate(() => { window.last = new Promise((done) => { addEventListener('message', (event) => { if (event.data === 'last') done(); }); }); });
  for (const frame of [ours, other, same]) await send(frame, 'last');
  await page.evaluate(() => window.last);
  assert.deepEqual(await heights(), before);
  await send(ours, { type: 'response-atlas:height', height: 777 });
  await page.waitForFunction(() => document.querySelector('#ours').style.height === '777px');
});

test('the listener is at most 1 kB', () => {
  const bytes = readSite('embed-host.js').length;
  assert.ok(bytes <= 1000, `${bytes} bytes`);
});

test('without a listener a frame of any size shows the figure laid out for it, and scrolls to the rest', async (t) => {
  const sizes = [[320, 400], [600, 500], [1080, 800]];
  const html = sizes.map(([width, height], i) => `<iframe id="f${i}" src="${site()}embed.html#figure=growth" sandbox="allow-scripts" width="${width}" height="${height}" frameborder="0"></iframe>`).join('\n');
  const { page, said } = await visit(t, html);
  const widths = [];
  for (const i of sizes.keys()) {
    const frame = await (await page.$(`#f${i}`)).contentFrame();
    await frame.waitForFunction(() => document.querySelector('response-atlas')?.dataset.state === 'ready', null, { timeout: READY_MS });
    const found = await frame.evaluate(() => {
      const canvas = document.querySelector('response-atlas').shadowRoot.querySelector('.figure-canvas').getBoundingClientRect();
      const { scrollHeight, scrollWidth } = document.documentElement;
      return { width: canvas.width, bottom: canvas.bottom + scrollY, scrollHeight, scrollWidth, innerWidth };
    });
    assert.ok(found.bottom < found.scrollHeight, 'the whole canvas can be scrolled to');
    assert.equal(found.scrollWidth, found.innerWidth, 'nothing sticks out');
    widths.push(found.width);
  }
  assert.ok(widths[0] <= 320 && widths[0] > 270 && widths[1] > 540 && widths[2] > 1000, widths.join());
  assert.deepEqual(said, []);
});

test('a link that another version made says so, one of this version does not', async (t) => {
  const version = readSite('index.html').match(/Version (\w+)/)[1];
  const mark = JSON.parse(readSite('words/en.json'))['page.later.data_mark'];
  for (const [made, says] of [['0000000', 'may differ'], [`0000000-${mark}`, 'data are the same'], ['0000000-00000000', 'data have changed since'], [`${version}-${mark}`, '']]) {
    const { page } = await visit(t, frameOf(`figure=growth&v=${made}`));
    const frame = await settled(page);
    const said = await frame.locator('.figure-home').textContent();
    assert.equal(said.includes('version 0000000'), says !== '', said);
    assert.ok(said.includes(says), said);
  }
});

test('a state that the figure does not know is left out with a note, an unknown figure is told of', async (t) => {
  const { page } = await visit(t, frameOf('figure=growth&color=red'));
  const frame = await settled(page);
  assert.match(await frame.locator('[data-status]').textContent(), /color=red/);
  const other = await visit(t, frameOf('figure=grwth'));
  const failed = await settled(other.page);
  assert.match(await failed.locator('.figure-status').textContent(), /grwth.*growth, aid, institutions, structures, reported/);
});

test('with scripts off in the frame, it lists the plain pages of all figures in both languages', async (t) => {
  const { page, said } = await visit(t, frameOf(STATE, 'sandbox=""'));
  const frame = await (await page.$('iframe')).contentFrame();
  const links = await frame.locator('section').first().locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.equal(links.length, 6, links.join());
  assert.equal(await frame.locator('section').count(), 2);
  await frame.locator('a').first().click();
  await frame.waitForURL(/figures\/growth\.html/);
  assert.ok(await frame.locator('picture img').evaluate((image) => image.complete && image.naturalWidth > 0), 'the picture stands');
  assert.ok((await frame.locator('table tbody tr').count()) > 10);
  assert.deepEqual(said.filter((line) => !/sandboxed/.test(line)), []);
});
